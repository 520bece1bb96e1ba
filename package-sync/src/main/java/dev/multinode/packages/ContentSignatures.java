package dev.multinode.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Finds out what the author's signature beside an element covers. */
final class ContentSignatures {
  private final PackageFile file;
  private final Map<String, Optional<RsaVerifier>> verifiers = new HashMap<>();

  ContentSignatures(PackageFile file) {
    this.file = file;
  }

  /**
   * @param owner the distinguished name of the author; null when the file does not say
   */
  ContentSignatureFacts check(
      String owner, byte[] signature, String type, byte[] data, ElementContent content)
      throws XmlProblem {
    if (signature.length == 0) {
      return new ContentSignatureFacts(owner, "EMPTY", null);
    }
    Optional<RsaVerifier> verifier =
        owner == null ? Optional.empty() : verifiers.computeIfAbsent(owner, this::verifier);
    if (verifier.isEmpty()) {
      return new ContentSignatureFacts(owner, "UNVERIFIABLE", null);
    }
    for (Map.Entry<String, byte[]> each : candidates(type, data, content).entrySet()) {
      if (verifier.get().verify(each.getValue(), signature).isPresent()) {
        return new ContentSignatureFacts(owner, "OK", each.getKey());
      }
    }
    return new ContentSignatureFacts(owner, "STALE", "an older revision");
  }

  private Optional<RsaVerifier> verifier(String owner) {
    return file.read(PackageFile.CERTIFICATES + owner + ".cer")
        .flatMap(Certificates::read)
        .map(each -> new RsaVerifier(each.getPublicKey()));
  }

  private static Map<String, byte[]> candidates(String type, byte[] data, ElementContent content)
      throws XmlProblem {
    Map<String, byte[]> candidates = new LinkedHashMap<>();
    candidates.put("data", data);
    if (content.payload() != null) {
      candidates.put("payload", content.payload());
    } else if (XmlText.looksLikeXml(data)) {
      candidates.put("xml", XmlText.decode(data).toString().getBytes(UTF_8));
      if (type.equals("ScriptModule") && content.script() != null) {
        candidates.put("script", content.script().getBytes(UTF_8));
      }
    }
    return candidates;
  }
}
