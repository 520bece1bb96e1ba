package dev.multinode.packages;

import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer;
import dev.multinode.core.remote.VroClient;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings a package to one server: all of it or nothing. What the server has is exported before, and
 * imported again when reading back shows that something did not arrive.
 */
final class ServerPush {
  private final RemoteServer server;
  private final VroClient client;
  private final LocalPackage local;
  private final SyncRequest request;

  ServerPush(RemoteServer server, VroClient client, LocalPackage local, SyncRequest request) {
    this.server = server;
    this.client = client;
    this.local = local;
    this.request = request;
  }

  ServerReport plan() {
    RemotePackage remote = RemotePackage.readAll(client, local);
    return new ServerReport(server.name(), ServerReport.OK, null, null, null, planned(remote));
  }

  private List<ElementReport> planned(RemotePackage remote) {
    return local.elements().stream()
        .map(each -> ElementReport.planned(each, remote, request.policy()))
        .toList();
  }

  ServerReport push() {
    RemotePackage before = RemotePackage.readAll(client, local);
    List<ElementReport> plan = planned(before);
    if (isDone(plan, before)) {
      return report("nothing-to-do", List.of(), results(plan, before));
    }
    List<String> errors = new ArrayList<>();
    try {
      errors.addAll(client.importPackage(local.file(sent(plan)), query(plan)));
    } catch (MultinodeException e) {
      errors.add(explained(e));
    }
    RemotePackage after = readBack();
    List<ElementReport> results = results(plan, after);
    long missing =
        results.stream().filter(each -> ServerReport.FAILED.equals(each.result())).count();
    if (errors.isEmpty() && missing == 0) {
      return report("pushed", List.of(), results);
    }
    if (errors.isEmpty()) {
      errors.add(
          "the server reported success, but %d elements are not there as they were sent"
              .formatted(missing));
    }
    restore(plan, before, after, errors);
    return report(ServerReport.FAILED, errors, results);
  }

  private RemotePackage readBack() {
    try {
      return RemotePackage.read(client, local.name());
    } catch (MultinodeException e) {
      throw new MultinodeException(
          e.code(),
          "%s; what arrived before is not known: compare with 'multinode package status %s'"
              .formatted(e.getMessage(), local.name()),
          e);
    }
  }

  /** Nothing to import, and the package lists everything that it has in common. */
  private static boolean isDone(List<ElementReport> plan, RemotePackage before) {
    return plan.stream()
        .allMatch(
            each ->
                !each.imported()
                    && (each.verdict() != Verdict.SAME || before.listed().contains(each.key())));
  }

  /**
   * What is imported, and what is the same anyway: a server replaces everything or nothing of a
   * file, so what it is to keep must not be in it.
   */
  private List<Element> sent(List<ElementReport> plan) {
    Set<ElementKey> keys = new HashSet<>();
    for (ElementReport each : plan) {
      if (each.imported() || each.verdict() == Verdict.SAME) {
        keys.add(each.key());
      }
    }
    return local.elements().stream().filter(each -> keys.contains(each.key())).toList();
  }

  private Map<String, String> query(List<ElementReport> plan) {
    boolean overwrite =
        plan.stream()
            .anyMatch(
                each ->
                    each.imported()
                        && each.verdict() != Verdict.NEW
                        && each.verdict() != Verdict.NEWER);
    Map<String, String> query = query(overwrite);
    if (request.trustSigner() && server.node()) {
      query.put("trustSigner", local.signer());
    }
    return query;
  }

  private static Map<String, String> query(boolean overwrite) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("overwrite", String.valueOf(overwrite));
    query.put("importConfigurationAttributeValues", "true");
    query.put("importConfigSecureStringAttributeValues", "false");
    query.put("tagImportMode", "ImportButPreserveExistingValue");
    return query;
  }

  private String explained(MultinodeException failure) {
    boolean untrusted =
        failure.code() == ErrorCode.PACKAGE_UNTRUSTED
            || "PACKAGE_UNTRUSTED".equals(failure.details().get("code"));
    return untrusted && !request.trustSigner()
        ? ("%s does not trust the signature of this node; push again with --trust-signer, or add the"
                + " certificate there (%s)")
            .formatted(server.name(), failure.getMessage())
        : failure.getMessage();
  }

  private List<ElementReport> results(List<ElementReport> plan, RemotePackage after) {
    List<ElementReport> results = new ArrayList<>();
    for (int index = 0; index < plan.size(); index++) {
      ElementReport each = plan.get(index);
      if (after.has(local.elements().get(index))) {
        results.add(each.withResult("equal"));
      } else {
        results.add(each.withResult(each.imported() ? ServerReport.FAILED : "skipped"));
      }
    }
    return results;
  }

  private void restore(
      List<ElementReport> plan, RemotePackage before, RemotePackage after, List<String> errors) {
    if (after.states().equals(before.states()) || !before.exists() && !after.exists()) {
      errors.add("nothing was changed on the server");
      return;
    }
    try {
      if (before.exists()) {
        errors.addAll(client.importPackage(before.file(), query(true)));
      } else if (plan.stream().allMatch(each -> each.verdict() == Verdict.NEW)) {
        client.deletePackage(local.name(), "deletePackageWithContent");
      }
      RemotePackage restored = RemotePackage.read(client, local.name());
      boolean back =
          before.listed().stream().allMatch(each -> before.find(each).equals(restored.find(each)));
      List<String> left =
          restored.listed().stream()
              .filter(each -> !before.listed().contains(each))
              .map(ElementKey::toString)
              .sorted()
              .toList();
      errors.add(outcome(back, left));
    } catch (MultinodeException e) {
      errors.add("the former content could not be put back: " + e.getMessage());
    }
  }

  private static String outcome(boolean back, List<String> left) {
    if (!back) {
      return "the former content could not be put back; compare with 'multinode package status'";
    }
    return left.isEmpty()
        ? "the server has its former content again"
        : "the server has its former content again, and new elements that were left there: "
            + String.join(", ", left);
  }

  private ServerReport report(String result, List<String> errors, List<ElementReport> elements) {
    return new ServerReport(
        server.name(), ServerReport.OK, null, result, List.copyOf(errors), elements);
  }
}
