package dev.multinode.packages;

import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.crypto.SigningIdentity;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
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
  private MemberSigner signer;

  @Inject
  NodeSigner(NodeConfig config, InstantSource clock) {
    this.folder = config.data();
    this.clock = clock;
  }

  /** Signs as the node, with SHA-256. */
  synchronized MemberSigner signer() {
    if (signer == null) {
      // like the default identity of a server, so that two nodes are told apart
      String commonName = "Multinode " + UUID.randomUUID();
      signer =
          new MemberSigner(
              SigningIdentity.in(folder, NAME, commonName, clock.instant()), HashName.SHA_256);
    }
    return signer;
  }

  X509Certificate certificate() {
    return signer().identity().certificate();
  }

  /** Empty when nothing was ever signed. */
  Optional<X509Certificate> findCertificate() {
    return Files.exists(folder.resolve(NAME + "-key.pem"))
        ? Optional.of(certificate())
        : Optional.empty();
  }
}
