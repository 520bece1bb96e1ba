package dev.multinode.packages;

import dev.multinode.core.crypto.Pem;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates whose signatures count. Each is trusted by itself and none through another: the
 * signers of packages are self-signed.
 *
 * @param identities what each is called, by the SHA-256 of the certificate (64 lower-case hex
 *     digits)
 */
public record Trust(Map<String, String> identities) {
  public static final Trust NOBODY = new Trust(Map.of());

  /** A certificate has a few kilobytes; a larger file is the wrong one. */
  private static final int MAX_FILE_BYTES = 1 << 20;

  public Trust {
    identities = Map.copyOf(identities);
  }

  /**
   * @param certificates by what each is called
   */
  public static Trust of(Map<String, X509Certificate> certificates) {
    Map<String, String> identities = new HashMap<>();
    certificates.forEach((label, each) -> identities.put(Certificates.sha256(each), label));
    return new Trust(identities);
  }

  /**
   * Reads PEM files. An identity is called as its file, without folder and ending: the certificates
   * in {@code demo.pem}, {@code demo-cert.pem} and {@code demo-test-cert.pem} are all {@code demo}.
   *
   * @throws MultinodeException USAGE when a file cannot be read, and what {@link Pem} throws when
   *     it holds no certificate
   */
  public static Trust read(Collection<Path> files) {
    Map<String, String> identities = new HashMap<>();
    for (Path file : files) {
      for (X509Certificate each : Pem.certificates(text(file), file.toString())) {
        identities.put(Certificates.sha256(each), label(file));
      }
    }
    return new Trust(identities);
  }

  private static String label(Path file) {
    return file.getFileName().toString().replaceFirst("(-test)?(-cert)?\\.[^.]+$", "");
  }

  private static String text(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MAX_FILE_BYTES), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "cannot read the certificate '%s' (%s); give a PEM file".formatted(file, e),
          e);
    }
  }

  /** What a certificate is called; empty when it is not trusted. */
  Optional<String> identity(X509Certificate certificate) {
    return Optional.ofNullable(identities.get(Certificates.sha256(certificate)));
  }
}
