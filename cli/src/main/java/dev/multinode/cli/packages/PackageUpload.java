package dev.multinode.cli.packages;

import dev.multinode.cli.client.NodeAnswer;
import dev.multinode.cli.client.NodeClient;
import dev.multinode.cli.terminal.InputFiles;
import dev.multinode.cli.terminal.Json;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Brings a package file to a node. */
final class PackageUpload {
  /** A node verifies and stores some hundred elements in this time. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private PackageUpload() {}

  /**
   * @param trustSigner SHA-256 of the signer's certificate that the node is to trust from now on;
   *     null for none
   * @return the package's name, as the node says it
   * @throws MultinodeException FAILED when the node took only a part of it
   */
  static String send(NodeClient client, Path file, boolean overwrite, String trustSigner) {
    byte[] content = InputFiles.read(file);
    NodeAnswer answer =
        client
            .post("vco/api/packages")
            .query("overwrite", overwrite)
            .query("importConfigurationAttributeValues", true)
            .query("trustSigner", trustSigner)
            .file(String.valueOf(file.getFileName()), content)
            .patience(PATIENCE)
            .send();
    JsonNode errors = answer.json().path("errors");
    if (!errors.isEmpty()) {
      throw new MultinodeException(
          ErrorCode.FAILED, "the node took %s only in part: %s".formatted(file, list(errors)));
    }
    return name(answer);
  }

  private static String list(JsonNode errors) {
    return StreamSupport.stream(errors.spliterator(), false)
        .map(error -> error.isObject() ? Json.text(error, "message") : Json.text(error))
        .collect(Collectors.joining("; "));
  }

  /** The last segment of the answer's {@code Location}, decoded. */
  private static String name(NodeAnswer answer) {
    String path = answer.header("Location").map(URI::create).map(URI::getPath).orElse("");
    String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return bare.substring(bare.lastIndexOf('/') + 1);
  }
}
