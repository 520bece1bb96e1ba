package dev.multinode.cli.packages;

import dev.multinode.cli.terminal.Printable;
import dev.multinode.cli.terminal.Shell;
import dev.multinode.cli.terminal.Table;
import dev.multinode.packages.ElementFacts;
import dev.multinode.packages.Finding;
import dev.multinode.packages.Verification;
import java.io.PrintWriter;
import java.util.Objects;

/** What was found in a package, for a person. */
final class VerificationView {
  private VerificationView() {}

  /** The facts about the package as a whole. */
  static void summary(Verification found, PrintWriter out, Shell shell) {
    Table table = Table.properties().row("verdict", found.verdict());
    if (found.pkg() != null) {
      table
          .row("package", found.pkg().name())
          .optional("description", found.pkg().description())
          .optional("made by", found.pkg().vsoVersion());
    }
    if (found.signer() != null) {
      table
          .row("signer", found.signer().dn())
          .row("trusted as", Objects.requireNonNullElse(found.signer().identity(), "(not trusted)"))
          .optional("certificate", found.signer().sha256());
    }
    table
        .optional("hash", found.hash())
        .optional("manifest", found.pkg() == null ? "" : manifest(found))
        .print(out, shell.err());
  }

  private static String manifest(Verification found) {
    return found.manifest() == null
        ? "none: members that were added or taken out together with their signatures do not show"
        : found.manifest();
  }

  static void elements(Verification found, PrintWriter out, Shell shell) {
    if (found.elements() == null) {
      return;
    }
    out.println();
    Table table =
        Table.of("NAME", "TYPE", "VERSION", "FOLDER", "ID").orElse("the package has no elements");
    for (ElementFacts element : found.elements()) {
      table.row(
          element.name(),
          element.type(),
          element.version(),
          String.join("/", element.category()),
          element.id());
    }
    table.print(out, shell.err());
  }

  static void findings(Verification found, PrintWriter out) {
    for (Finding finding : found.findings()) {
      String where = finding.member() == null ? "the file" : finding.member();
      out.println(
          Printable.line(
              "%s  %s: %s".formatted(finding.code(), where, finding.code().explanation())));
    }
  }
}
