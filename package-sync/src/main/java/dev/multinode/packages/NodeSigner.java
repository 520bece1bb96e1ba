package dev.multinode.packages;

import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.crypto.SigningIdentity;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * The identity with which the node signs what it exports, kept in the data folder. It is made at
 * the first export. Safe for use by many threads.
 */
final class NodeSigner {
  private static final String NAME = "signing";

  private final Path folder;
  private final InstantSource clock;
  private SigningIdentity identity;

  @Inject
  NodeSigner(NodeConfig config, InstantSource clock) {
    this.folder = config.data();
    this.clock = clock;
  }

  synchronized SigningIdentity identity() {
    if (identity == null) {
      // like the default identity of a server, so that two nodes are told apart
      String commonName = "Multinode " + UUID.randomUUID();
      identity = SigningIdentity.in(folder, NAME, commonName, clock.instant());
    }
    return identity;
  }

  /** Empty when nothing was ever signed. */
  synchronized Optional<SigningIdentity> find() {
    return Files.exists(folder.resolve(NAME + "-key.pem"))
        ? Optional.of(identity())
        : Optional.empty();
  }
}
