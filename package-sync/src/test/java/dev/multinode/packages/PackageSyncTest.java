package dev.multinode.packages;

import static dev.multinode.packages.Actions.PACKAGE;
import static dev.multinode.packages.Actions.action;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.Element;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.testing.InMemoryContentStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageSyncTest {
  @TempDir private static Path data; // one signing key for all tests: making it takes seconds

  private final InMemoryContentStore store = new InMemoryContentStore();
  private final InMemoryServers servers = new InMemoryServers();
  private final FakeVroClient emea = servers.add("emea");
  private final FakeVroClient apac = servers.add("apac");
  private PackageSync sync;

  @BeforeEach
  void wire() {
    NodeConfig config = new NodeConfig(null, null, data, null, null, null);
    NodeSigner signer = new NodeSigner(config, InstantSource.fixed(Corpus.TODAY));
    sync = new PackageSync(new PackageExporter(store, signer), servers);
    keep(action("a-1", "1.0.0", "return 1;"), action("a-2", "1.0.0", "return 2;"));
  }

  private void keep(PackageElement... elements) {
    List<Element> stored = Stream.of(elements).map(ElementConverter::stored).toList();
    store.put(
        stored, new ContentPackage(PACKAGE, "p-1", "", stored.stream().map(Element::key).toList()));
  }

  @Test
  void aPushArrivesEverywhereAndIsReadBack() {
    SyncReport report = push("newer", "emea", "apac");

    assertThat(report.result()).isEqualTo("ok");
    assertThat(report.servers()).extracting(ServerReport::result).containsOnly("pushed");
    assertThat(results(report, 0)).containsExactly("a-1 new equal", "a-2 new equal");
    assertThat(sync.status(PACKAGE, List.of()).inSync()).isTrue();
  }

  @Test
  void aPlanChangesNothing() {
    SyncReport plan = sync.plan(PACKAGE, request("newer", false, "emea"));

    assertThat(plan.servers().get(0).elements())
        .allSatisfy(each -> assertThat(each.action()).isEqualTo("import"));
    assertThat(emea.imports).isEmpty();
  }

  @Test
  void whatIsThereIsNotWrittenAgain() {
    push("newer", "emea");

    SyncReport again = push("force", "emea");

    assertThat(again.servers().get(0).result()).isEqualTo("nothing-to-do");
    assertThat(results(again, 0)).containsExactly("a-1 same equal", "a-2 same equal");
    assertThat(emea.imports).hasSize(1);
  }

  @Test
  void driftUnderTheSameVersionIsFoundAndRepaired() {
    push("newer", "emea", "apac");
    emea.put(action("a-1", "1.0.0", "return 666;"));

    StatusReport drifted = sync.status(PACKAGE, List.of());
    SyncReport cautious = push("newer", "emea", "apac");
    SyncReport repair = push("different", "emea", "apac");

    assertThat(drifted.inSync()).isFalse();
    assertThat(states(drifted, "emea")).containsExactly("a-1 different", "a-2 same");
    assertThat(states(drifted, "apac")).containsExactly("a-1 same", "a-2 same");
    assertThat(results(cautious, 0)).containsExactly("a-1 different skipped", "a-2 same equal");
    assertThat(cautious.servers().get(0).result()).isEqualTo("nothing-to-do");
    assertThat(repair.servers())
        .extracting(ServerReport::result)
        .containsExactly("pushed", "nothing-to-do");
    assertThat(sync.status(PACKAGE, List.of()).inSync()).isTrue();
  }

  @Test
  void aNewerElementOfTheServerIsKeptUnlessForced() {
    push("newer", "emea");
    emea.put(action("a-1", "2.0.0", "return 3;"));
    keep(action("a-1", "1.0.0", "return 1;"), action("a-2", "1.1.0", "return 22;"));

    SyncReport report = push("different", "emea");

    assertThat(results(report, 0)).containsExactly("a-1 older skipped", "a-2 newer equal");
    assertThat(report.servers().get(0).result()).isEqualTo("pushed");
    assertThat(results(push("force", "emea"), 0))
        .containsExactly("a-1 older equal", "a-2 same equal");
  }

  @Test
  void successWithoutEffectIsAFailure() {
    emea.ignoresImports();

    SyncReport report = push("newer", "emea", "apac");

    assertThat(report.result()).isEqualTo("partly");
    assertThat(report.servers().get(0).result()).isEqualTo("failed");
    assertThat(results(report, 0)).containsExactly("a-1 new failed", "a-2 new failed");
    assertThat(report.servers().get(0).errors().get(0)).contains("2 elements are not there");
  }

  @Test
  void halfAnImportIsTakenBack() {
    push("newer", "emea");
    keep(action("a-1", "1.1.0", "return 11;"), action("a-2", "1.1.0", "return 22;"));
    emea.drops("a-2");

    SyncReport report = push("newer", "emea");

    assertThat(results(report, 0)).containsExactly("a-1 newer equal", "a-2 newer failed");
    assertThat(report.servers().get(0).errors()).last().asString().contains("former content again");
    assertThat(emea.element("a-1").data()).isEqualTo(action("a-1", "1.0.0", "return 1;").data());
  }

  @Test
  void halfAnImportOfANewPackageIsDeleted() {
    emea.drops("a-2");

    push("newer", "emea");

    assertThat(emea.deleted).containsExactly(PACKAGE + " deletePackageWithContent");
    assertThat(emea.ids()).isEmpty();
  }

  @Test
  void whatTheServerHadBeforeIsNotDeletedWithAHalfImportedPackage() {
    emea.put(action("a-1", "0.9.0", "return 0;"));
    emea.drops("a-2");

    SyncReport report = push("newer", "emea");

    assertThat(emea.deleted).isEmpty();
    assertThat(emea.ids()).containsExactly("a-1");
    assertThat(report.servers().get(0).result()).isEqualTo("failed");
  }

  @Test
  void anElementOutsideOfThePackageIsComparedByItsVersion() {
    emea.put(action("a-1", "3.0.0", "return 3;"));

    SyncReport report = push("newer", "emea");

    assertThat(results(report, 0)).containsExactly("a-1 older skipped", "a-2 new equal");
    assertThat(emea.element("a-1").data()).isEqualTo(action("a-1", "3.0.0", "return 3;").data());
  }

  @Test
  void errorsOfAnImportMakeAFailure() {
    emea.reports("a-2: no rights");

    SyncReport report = push("newer", "emea");

    assertThat(report.result()).isEqualTo("failed");
    assertThat(report.servers().get(0).errors()).contains("a-2: no rights");
  }

  @Test
  void aSilentServerStopsNoOther() {
    emea.fails(ErrorCode.SERVER_UNREACHABLE);

    SyncReport report = push("newer", "emea", "apac");
    StatusReport status = sync.status(PACKAGE, List.of());

    assertThat(report.result()).isEqualTo("partly");
    assertThat(report.servers().get(0).state()).isEqualTo("unreachable");
    assertThat(report.servers().get(1).result()).isEqualTo("pushed");
    assertThat(status.inSync()).isFalse();
    assertThat(states(status, "emea")).containsExactly("a-1 unknown", "a-2 unknown");
    assertThat(states(status, "apac")).containsExactly("a-1 same", "a-2 same");
  }

  @Test
  void aServerThatFallsSilentHalfWayIsNotCalledDone() {
    emea.fallsSilentAfterAnImport();

    ServerReport report = push("newer", "emea").servers().get(0);

    assertThat(report.state()).isEqualTo("unreachable");
    assertThat(report.result()).isEqualTo("failed");
    assertThat(report.reason()).contains("what arrived before is not known");
  }

  @Test
  void consentIsSentOnlyWhenTheCallerGivesIt() {
    push("newer", "emea");
    sync.push(PACKAGE, request("newer", true, "apac"));

    assertThat(emea.imports.get(0)).doesNotContainKey("trustSigner");
    assertThat(apac.imports.get(0).get("trustSigner")).matches("[0-9a-f]{64}");
  }

  @Test
  void aServerThatDoesNotTrustUsSaysHowToGoOn() {
    emea.refusesImports(ErrorCode.PACKAGE_UNTRUSTED);

    SyncReport report = push("newer", "emea");

    assertThat(report.servers().get(0).errors().get(0)).contains("--trust-signer");
    assertThat(report.servers().get(0).errors()).last().asString().contains("nothing was changed");
  }

  @Test
  void anUnknownServerOrPackageIsAnError() {
    assertThatThrownBy(() -> push("newer", "nowhere")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> sync.status("no.such", List.of()))
        .isInstanceOf(NotFoundException.class);
  }

  private SyncReport push(String policy, String... names) {
    return sync.push(PACKAGE, request(policy, false, names));
  }

  private static SyncRequest request(String policy, boolean trustSigner, String... names) {
    return new SyncRequest(List.of(names), Policy.of(policy), trustSigner);
  }

  private static List<String> results(SyncReport report, int server) {
    return report.servers().get(server).elements().stream()
        .map(each -> each.id() + " " + each.verdict().word() + " " + each.result())
        .toList();
  }

  private static List<String> states(StatusReport report, String server) {
    return report.servers().stream()
        .filter(each -> each.server().equals(server))
        .flatMap(each -> each.elements().stream())
        .map(each -> each.id() + " " + each.state())
        .toList();
  }
}
