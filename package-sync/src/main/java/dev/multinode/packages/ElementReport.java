package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;

/**
 * An element in the plan or the report of one server.
 *
 * @param remoteVersion null when the server does not have it
 * @param remoteHash null when the server does not have it, or does not tell
 * @param action {@code import} or {@code skip}
 * @param result what reading back showed: {@code equal}, {@code failed} or {@code skipped}; null in
 *     a plan
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
  "type",
  "id",
  "name",
  "version",
  "remoteVersion",
  "hash",
  "remoteHash",
  "verdict",
  "action",
  "result"
})
record ElementReport(
    String type,
    String id,
    String name,
    String version,
    String remoteVersion,
    String hash,
    String remoteHash,
    Verdict verdict,
    String action,
    String result) {

  static ElementReport planned(Element element, RemotePackage remote, Policy policy) {
    ElementInfo info = element.info();
    RemotePackage.State there = remote.find(info.key()).orElse(null);
    String version = there == null ? null : there.version();
    String hash = there == null ? null : there.hash();
    Verdict verdict = Verdict.of(info, version, hash);
    return of(info, version, hash, verdict, policy.imports(verdict) ? "import" : "skip");
  }

  /** For a server that does not answer. */
  static ElementReport unknown(Element element) {
    return of(element.info(), null, null, Verdict.UNKNOWN, "skip");
  }

  private static ElementReport of(
      ElementInfo info, String remoteVersion, String remoteHash, Verdict verdict, String action) {
    return new ElementReport(
        info.key().type().name(),
        info.id(),
        info.name(),
        info.version(),
        remoteVersion,
        info.hash(),
        remoteHash,
        verdict,
        action,
        null);
  }

  ElementKey key() {
    return new ElementKey(new ElementType(type), id);
  }

  boolean imported() {
    return action.equals("import");
  }

  ElementReport withResult(String result) {
    return new ElementReport(
        type, id, name, version, remoteVersion, hash, remoteHash, verdict, action, result);
  }
}
