package dev.multinode.cli.packages;

import dev.multinode.cli.terminal.InputFiles;
import dev.multinode.packages.Trust;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Whose signatures count, and when. */
final class TrustedSigners {
  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description =
          "A certificate (PEM) of a signer to trust; may be repeated. Without one nobody is trusted.")
  private List<Path> certificates = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description = "When the certificate has to be valid, as 2026-02-03T04:05:06Z. Default: now.")
  private Instant at;

  Trust trust() {
    certificates.forEach(InputFiles::check);
    return certificates.isEmpty() ? Trust.NOBODY : Trust.read(certificates);
  }

  Instant at() {
    return at == null ? Instant.now() : at;
  }

  /** Reads ISO-8601 in UTC. */
  static final class InstantConverter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'%s' is no time; write 2026-02-03T04:05:06Z".formatted(text));
      }
    }
  }
}
