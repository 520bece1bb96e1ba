package dev.multinode.packages;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.multinode.core.crypto.SigningIdentity;
import java.nio.file.Path;

/**
 * What to build a package from.
 *
 * @param tree the folder of sources
 * @param name of the package, such as {@code org.example.demo}
 * @param description may be null
 * @param version of the package as a whole, kept in our manifest only; may be null
 * @param identity who signs
 * @param hash null for SHA-256; MD5 for servers up to 8.2
 */
public record BuildRequest(
    Path tree,
    String name,
    String description,
    String version,
    SigningIdentity identity,
    HashName hash) {
  public BuildRequest {
    requireNonNull(tree);
    requireNonNull(identity);
    PackageNames.check(name);
    description = requireNonNullElse(description, "");
    version = requireNonNullElse(version, "");
    hash = requireNonNullElse(hash, HashName.SHA_256);
  }
}
