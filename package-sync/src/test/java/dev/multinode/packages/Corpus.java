package dev.multinode.packages;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shared test packages; tests that need them are skipped where they are not at hand. */
final class Corpus {
  /** Within the time for which the expected verdicts hold. */
  static final Instant TODAY = Instant.parse("2026-06-01T12:00:00Z");

  private static final Path ROOT =
      Path.of(System.getProperty("multinode.root", "..")).resolve("../shared/corpus").normalize();

  private Corpus() {}

  static Path file(String name) {
    assumeTrue(Files.isDirectory(ROOT), "the test packages are not there");
    return ROOT.resolve(name);
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode expected() {
    return new JsonMapper().readTree(bytes("expected.json"));
  }

  /** The identities that the expected verdicts are for. */
  static Trust trust() {
    return Trust.read(List.of(file("keys/demo-test-cert.pem"), file("keys/expired-test-cert.pem")));
  }
}
