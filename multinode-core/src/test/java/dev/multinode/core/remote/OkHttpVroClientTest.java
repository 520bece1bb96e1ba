package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.multinode.core.engine.RunState;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.remote.RemoteServer.Timeouts;
import dev.multinode.core.remote.VroClient.Attempt;
import dev.multinode.core.remote.VroClient.Execution;
import dev.multinode.core.remote.VroClient.Input;
import dev.multinode.core.remote.VroClient.RemoteWorkflow;
import dev.multinode.core.testing.FakeServer;
import dev.multinode.core.testing.FakeServer.Dialect;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OkHttpVroClientTest {
  private static final List<Input> TEN_GB =
      List.of(new Input(new Parameter("gb", TypeName.NUMBER), Value.of(10)));

  @AutoClose private final Registry registry = new Registry();
  @AutoClose private final FakeServer emea = new FakeServer("emea-1");

  private static MultinodeException failure(ThrowingCallable call) {
    return catchThrowableOfType(MultinodeException.class, call);
  }

  private static void resizeDisk(FakeServer server) {
    server
        .workflow("wf-1", "Resize disk")
        .version("1.2.0")
        .input("gb", "number")
        .input("vms", "Array/VC:VirtualMachine")
        .output("task", "string");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aRunIsStartedFollowedAndReadInEveryDialect(Dialect dialect) {
    try (FakeServer server = new FakeServer("any", dialect)) {
      resizeDisk(server);
      VroClient client = registry.client(server);

      String run = client.start("wf-1", TEN_GB, "request-1");
      final String before = client.state("wf-1", run);
      server.complete(run, Map.of("task", Value.of("task-7")));
      Execution end = client.execution("wf-1", run);

      assertThat(before).isEqualTo("running");
      assertThat(end.state()).isEqualTo(RunState.COMPLETED);
      assertThat(end.inputs()).containsEntry("gb", Value.of(10));
      assertThat(end.outputs()).containsEntry("task", Value.of("task-7"));
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aWorkflowIsFoundAndDescribedInEveryDialect(Dialect dialect) {
    try (FakeServer server = new FakeServer("any", dialect)) {
      resizeDisk(server);
      VroClient client = registry.client(server);

      final List<VroClient.Item> list = client.list("/workflows", Map.of());
      RemoteWorkflow workflow = client.workflow("wf-1");

      assertThat(list).extracting(VroClient.Item::id).containsExactly("wf-1");
      assertThat(list.get(0).attributes()).doesNotContainKey("description");
      assertThat(workflow.version()).isEqualTo("1.2.0");
      assertThat(workflow.categoryPath()).isEqualTo("Example");
      assertThat(workflow.inputs())
          .containsExactly(
              new Parameter("gb", TypeName.NUMBER),
              new Parameter("vms", new TypeName("Array/VC:VirtualMachine")));
    }
  }

  @Test
  void aFailedRunCarriesItsErrorAndItem() {
    resizeDisk(emea);
    VroClient client = registry.client(emea);
    String run = client.start("wf-1", TEN_GB, "request-1");
    emea.fail(run, "Disk is too small");

    Execution end = client.execution("wf-1", run);

    assertThat(end.state()).isEqualTo(RunState.FAILED);
    assertThat(end.error()).isEqualTo("Disk is too small");
    assertThat(end.currentItem()).isEqualTo("Check size");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void aStartWhoseAnswerIsLostHappensOnce(Dialect dialect) {
    try (FakeServer server = new FakeServer("any", dialect)) {
      resizeDisk(server);
      VroClient client = registry.client(server);
      server.losesAnswersOfStarts(1);

      String run = client.start("wf-1", TEN_GB, "request-1");

      assertThat(server.runs("wf-1")).containsExactly(run);
    }
  }

  @Test
  void aStartThatWasTriedBeforeACrashIsAdopted() {
    resizeDisk(emea);
    emea.clockIsAheadBy(Duration.ofHours(-3));
    VroClient client = registry.client(emea);
    Instant first = Instant.now();
    String lost = client.start("wf-1", TEN_GB, "request-1");

    String found = client.start("wf-1", TEN_GB, new Attempt("request-1", first, run -> false));

    assertThat(found).isEqualTo(lost);
    assertThat(emea.runs("wf-1")).containsExactly(lost);
  }

  @Test
  void aRunOfAnotherRequestOrWithOtherInputsIsNotAdopted() {
    resizeDisk(emea);
    VroClient client = registry.client(emea);
    Instant first = Instant.now();
    String claimed = client.start("wf-1", TEN_GB, "request-1");
    client.start(
        "wf-1",
        List.of(new Input(new Parameter("gb", TypeName.NUMBER), Value.of(99))),
        "request-2");

    String run = client.start("wf-1", TEN_GB, new Attempt("request-3", first, claimed::equals));

    assertThat(emea.runs("wf-1")).hasSize(3).endsWith(run);
  }

  @Test
  void twoRunsThatFitAreAnErrorThatSaysSo() {
    resizeDisk(emea);
    VroClient client = registry.client(emea);
    Instant first = Instant.now();
    client.start("wf-1", TEN_GB, "request-1");
    client.start("wf-1", TEN_GB, "request-2");

    MultinodeException e =
        failure(() -> client.start("wf-1", TEN_GB, new Attempt("r", first, run -> false)));

    assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(e).hasMessageContaining("[run-1, run-2]").hasMessageContaining("nothing more");
    assertThat(emea.runs("wf-1")).hasSize(2);
  }

  @Test
  void theSameRequestIdStartsOneRunOnANode() {
    try (FakeServer node = new FakeServer("node", Dialect.NODE)) {
      resizeDisk(node);
      VroClient client = registry.client(node);

      String one = client.start("wf-1", TEN_GB, "request-1");
      String two = client.start("wf-1", TEN_GB, "request-1");

      assertThat(two).isEqualTo(one);
    }
  }

  @Test
  void aServerThatStallsIsUnreachableAndTheMessageSaysWhatToDo() {
    Timeouts hasty =
        new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(300), Duration.ofMinutes(1));
    RemoteServer server = registry.registration.add(Registry.wish("emea-1", emea, hasty));
    emea.stalls();

    MultinodeException e = failure(() -> registry.servers.client(server).about());

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNREACHABLE);
    assertThat(e).hasMessageContaining("no answer in time");
    assertThat(e).hasMessageContaining("multinode server check emea-1");
    assertThat(registry.servers.get("emea-1").state()).isEqualTo(RemoteServer.State.OFFLINE);
  }

  @Test
  void thePageOfAGatewayIsReadForItsWords() {
    VroClient client = registry.client(emea);
    emea.answersPages();

    MultinodeException e = failure(() -> client.list("/workflows", Map.of()));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNREACHABLE);
    assertThat(e).hasMessageContaining("503 The appliance is starting");
  }

  @Test
  void aRedirectIsNotFollowed() {
    VroClient client = registry.client(emea);
    emea.redirects();

    MultinodeException e = failure(() -> client.list("/workflows", Map.of()));

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_INCOMPATIBLE);
    assertThat(e).hasMessageContaining("redirect to https://login.example/");
  }

  @Test
  void afterSixFailuresInARowNothingIsSentForAWhile() {
    VroClient client = registry.client(emea);
    emea.goesDown();
    for (int i = 0; i < 6; i++) {
      failure(client::about);
    }
    emea.comesBack();
    int before = emea.requests().size();

    MultinodeException e = failure(client::about);

    assertThat(e.code()).isEqualTo(ErrorCode.SERVER_UNREACHABLE);
    assertThat(e).hasMessageContaining("6 failures in a row");
    assertThat(emea.requests()).hasSize(before);
  }

  @Test
  void aTokenThatExpiredIsRenewedOnce() {
    try (FakeServer vcf = new FakeServer("vcf", Dialect.V9)) {
      resizeDisk(vcf);
      VroClient client = registry.client(vcf);
      client.workflow("wf-1");
      vcf.forgetsToken();

      RemoteWorkflow workflow = client.workflow("wf-1");

      assertThat(workflow.name()).isEqualTo("Resize disk");
      assertThat(vcf.requests()).filteredOn("POST /cloudapi/1.0.0/sessions"::equals).hasSize(3);
    }
  }

  @Test
  void aServerOfVersion8WithVraLoginIsUnderstood() {
    emea.wantsVraTokens();
    resizeDisk(emea);

    VroClient client = registry.client(emea);

    assertThat(client.workflow("wf-1").name()).isEqualTo("Resize disk");
  }

  @Test
  void anUnknownWorkflowIsNotFound() {
    VroClient client = registry.client(emea);

    MultinodeException e = failure(() -> client.workflow("no/such workflow"));

    assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(emea.requests()).contains("GET /vco/api/workflows/no%2Fsuch%20workflow");
  }

  @Test
  void aServerThatRepeatsItsFirstPageEndsTheList() {
    emea.answers(
        "/packages",
        "{\"link\":[{\"rel\":\"down\",\"attributes\":[{\"name\":\"name\",\"value\":\"com.a\"}]},"
            + "{\"rel\":\"down\"}],\"total\":7}");
    VroClient client = registry.client(emea);

    List<VroClient.Item> packages = client.list("/packages", Map.of());

    assertThat(packages).extracting(VroClient.Item::name).containsExactly("com.a");
  }

  @Test
  void aBareArrayIsAListToo() {
    emea.answers("/forms", "[{\"id\":\"f-1\",\"name\":\"Form\",\"total\":null}]");
    VroClient client = registry.client(emea);

    List<VroClient.Item> forms = client.list("/forms", Map.of());

    assertThat(forms).extracting(VroClient.Item::id).containsExactly("f-1");
  }

  @Test
  void whatAFilterShouldHaveLeftOutIsLeftOutHere() {
    resizeDisk(emea);
    emea.workflow("wf-2", "Greet");
    VroClient client = registry.client(emea);

    List<VroClient.Item> found = client.list("/workflows", Map.of("conditions", "name~DISK"));

    assertThat(found).extracting(VroClient.Item::name).containsExactly("Resize disk");
  }

  @Test
  void anImportThatSucceedsInPartNamesWhatDidNot() {
    emea.answers(
        "/packages",
        "{\"errors\":[{\"message\":\"locked\",\"name\":\"Greet\",\"id\":\"w\"},"
            + "{\"message\":\"no rights\",\"elementId\":\"a-1\"}]}");
    VroClient client = registry.client(emea);

    List<String> errors = client.importPackage(new byte[] {1, 2}, Map.of("overwrite", "true"));

    assertThat(errors).containsExactly("Greet: locked", "a-1: no rights");
  }
}
