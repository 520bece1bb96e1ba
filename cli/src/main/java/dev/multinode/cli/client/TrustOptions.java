package dev.multinode.cli.client;

import dev.multinode.cli.terminal.Shell;
import dev.multinode.core.crypto.Fingerprint;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.net.URI;
import java.util.Map;
import picocli.CommandLine.Option;

/** How to decide about a certificate that no CA vouches for. */
public final class TrustOptions {
  private final Shell shell;

  @Option(
      names = "--fingerprint",
      paramLabel = "HEX",
      description =
          "Trust the certificate only when the SHA-256 of its public key is this; 64 hex digits,"
              + " colons are ignored.")
  private String fingerprint;

  @Option(
      names = "--accept-new-certificate",
      description = "Trust whatever certificate is shown now, without asking.")
  private boolean acceptNew;

  TrustOptions(Shell shell) {
    this.shell = shell;
  }

  /**
   * Decides, after asking the person where no option decides.
   *
   * @param url whose certificate it is
   * @param shown its fingerprint, 64 lower-case hex digits
   * @param facts what else to show, by name
   * @param trustedByCa whether a CA vouches for it
   * @return the fingerprint to pin; null when the CA is enough
   * @throws MultinodeException SERVER_UNTRUSTED when the answer is no
   */
  public String decide(URI url, String shown, Map<String, String> facts, boolean trustedByCa) {
    if (fingerprint != null) {
      String expected = normalized(fingerprint);
      if (!expected.equals(shown)) {
        throw refused(
            "the certificate of %s has the fingerprint %s, not %s; nothing was sent to it"
                .formatted(url, shown, expected));
      }
      return shown;
    }
    if (trustedByCa) {
      return null;
    }
    shell.say("no CA that is known here vouches for the certificate of " + url + ":");
    facts.forEach((name, value) -> shell.say("  " + name + ": " + value));
    shell.say("  fingerprint: " + shown);
    if (acceptNew) {
      return shown;
    }
    if (!shell.prompt().possible()) {
      throw refused(
          "there is no terminal to ask on; compare the fingerprint, then pass --fingerprint "
              + shown);
    }
    if (!shell.prompt().confirm("Is this the fingerprint you expect?")) {
      throw refused("the certificate was not accepted; nothing was saved");
    }
    return shown;
  }

  private static MultinodeException refused(String message) {
    return new MultinodeException(ErrorCode.SERVER_UNTRUSTED, message);
  }

  private static String normalized(String text) {
    try {
      return Fingerprint.parse(text).hex();
    } catch (IllegalArgumentException e) {
      throw new MultinodeException(ErrorCode.USAGE, e.getMessage(), e);
    }
  }
}
