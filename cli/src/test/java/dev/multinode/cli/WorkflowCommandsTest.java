package dev.multinode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowCommandsTest {
  private static final String WORKFLOWS =
      """
      {"link":[
        {"rel":"down","attributes":[{"name":"id","value":"w-1"},{"name":"name","value":"Add numbers"},
          {"name":"version","value":"1.0.0"},{"name":"categoryName","value":"Demo"}]},
        {"rel":"down","attributes":[{"name":"id","value":"w-2"},{"name":"name","value":"Greet"},
          {"name":"categoryName","value":"Demo"}]},
        {"rel":"down","attributes":[{"name":"id","value":"w-3"},{"name":"name","value":"Greet"},
          {"name":"categoryName","value":"Demo"},
          {"name":"categoryPath","value":"VCO@emea/Demo"}]}],"total":3}
      """;
  private static final String ADD =
      """
      {"id":"w-1","name":"Add numbers","version":"1.0.0",
       "input-parameters":[{"name":"a","type":"number","description":"first"},{"name":"b","type":"number"}],
       "output-parameters":[{"name":"sum","type":"number"}]}
      """;
  private static final String RUN =
      """
      {"id":"r-1","workflowId":"w-1","workflowName":"Add numbers","state":"%s",%s
       "startedAt":"2026-02-03T04:05:06.000+00:00","endedAt":"2026-02-03T04:05:06.250+00:00",
       "inputs":{"a":2,"b":3},"outputs":{"sum":5}}
      """;
  private static final String START = "POST /vco/api/workflows/w-1/executions";

  @TempDir private Path folder;
  private FakeNode node;
  private Terminal terminal;

  @BeforeEach
  void aNodeWithWorkflows() {
    node = new FakeNode(folder.resolve("node"));
    node.answers("GET /vco/api/workflows", WORKFLOWS)
        .answers("GET /vco/api/workflows/w-1", ADD)
        .answers(START, "{\"id\":\"r-1\",\"state\":\"running\"}");
    terminal = new Terminal(folder.resolve("home")).knows(node);
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void aRunIsStartedByNameWaitedForAndItsOutputsPrinted() {
    node.answers("GET /api/v1/runs/r-1", RUN.formatted("running", ""))
        .answers("GET /api/v1/runs/r-1", RUN.formatted("completed", ""));

    int code = terminal.run("workflow", "run", "Add numbers", "-i", "a=2", "--input", "b=3");

    assertThat(code).isZero();
    assertThat(terminal.out()).isEqualTo("sum  5\n");
    assertThat(terminal.err()).contains("r-1").contains("completed in 0.25 s");
    assertThat(node.seen(START).json().at("/parameters/0/value/number/value").asDouble())
        .isEqualTo(2.0);
    assertThat(node.seen(START).idempotencyKey()).isNotBlank();
  }

  @Test
  void programsGetTheRunAsJson() {
    node.answers("GET /api/v1/runs/r-1", RUN.formatted("completed", ""));

    terminal.run("workflow", "run", "Add numbers", "-i", "a=2", "-i", "b=3", "-o", "json");

    assertThat(terminal.json().path("state").asString()).isEqualTo("completed");
    assertThat(terminal.json().at("/outputs/sum").asInt()).isEqualTo(5);
  }

  @Test
  void aRunThatFailsShowsItsError() {
    node.answers(
        "GET /api/v1/runs/r-1",
        RUN.formatted(
            "failed", "\"error\":\"who is missing (Workflow:Greet / Say hello (item1)#2)\","));

    int code = terminal.run("workflow", "run", "Add numbers", "-i", "a=2", "-i", "b=3");

    assertThat(code).isEqualTo(8);
    assertThat(terminal.out()).isEmpty();
    assertThat(terminal.err())
        .contains("error: run r-1 of 'Add numbers' failed: who is missing (Workflow:Greet")
        .contains("multinode run logs r-1");
  }

  @Test
  void aRunThatTakesTooLongGoesOn() {
    node.answers("GET /api/v1/runs/r-1", RUN.formatted("waiting-signal", ""));

    int code =
        terminal.run(
            "workflow", "run", "Add numbers", "-i", "a=2", "-i", "b=3", "--timeout", "50ms");

    assertThat(code).isEqualTo(7);
    assertThat(terminal.err()).contains("multinode run wait r-1");
  }

  @Test
  void withoutWaitingTheIdIsPrinted() {
    node.answers("GET /api/v1/runs/r-1", RUN.formatted("running", ""));

    int code = terminal.run("workflow", "run", "Add numbers", "-i=a=2", "-i=b=3", "--no-wait");

    assertThat(code).isZero();
    assertThat(terminal.out()).isEqualTo("r-1\n");
  }

  @Test
  void anInputThatDoesNotExistListsThoseThatDo() {
    int code = terminal.run("workflow", "run", "Add numbers", "-i", "c=2");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err())
        .contains("there is no input 'c'")
        .contains("  a (number) first")
        .containsOnlyOnce("  b (number)");
    assertThat(node.requests()).doesNotContain(START);
  }

  @Test
  void aFileOfInputsThatIsNotThereIsNamed() {
    int code = terminal.run("workflow", "run", "Add numbers", "--inputs", "/absent.json");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("the file '/absent.json' does not exist");
  }

  @Test
  void inputsThatAreNoJsonAreRefusedInWords() {
    int code = terminal.piped("{\"a\":").run("workflow", "run", "Add numbers", "--inputs", "-");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err())
        .contains("standard input holds no JSON")
        .doesNotContain("StreamReadFeature");
  }

  @Test
  void anInputOfTheWrongTypeIsRefusedBeforeItIsSent() {
    int code = terminal.run("workflow", "run", "Add numbers", "-i", "a=two", "-i", "b=3");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("'a'").contains("number");
    assertThat(node.requests()).doesNotContain(START);
  }

  @Test
  void anInputThatTheNodeMissesListsAllInputs() {
    FakeNode strict = new FakeNode(folder.resolve("strict"));
    try (strict) {
      strict
          .answers("GET /vco/api/workflows", WORKFLOWS)
          .answers("GET /vco/api/workflows/w-1", ADD)
          .refuses(START, 400, "INPUT_INVALID", "input 'b' is missing");

      int code = terminal.knows(strict).run("workflow", "run", "Add numbers", "-i", "a=2");

      assertThat(code).isEqualTo(2);
      assertThat(terminal.err()).contains("input 'b' is missing").contains("  b (number)");
    }
  }

  @Test
  void inputsMayComeFromAFileOnStandardInput() {
    node.answers("GET /api/v1/runs/r-1", RUN.formatted("completed", ""));

    int code =
        terminal.piped("{\"a\":2,\"b\":3}").run("workflow", "run", "Add numbers", "--inputs", "-");

    assertThat(code).isZero();
    assertThat(node.seen(START).json().at("/parameters/1/value/number/value").asDouble())
        .isEqualTo(3.0);
  }

  @Test
  void aNameThatSeveralWorkflowsHaveListsThem() {
    int code = terminal.run("workflow", "run", "Greet");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err()).contains("w-2  Demo/Greet").contains("w-3  VCO@emea/Demo/Greet");
  }

  @Test
  void aWholePathIsPreferredToTheEndOfAnother() {
    node.answers("GET /vco/api/workflows/w-2", ADD);

    int code = terminal.run("workflow", "show", "Demo/Greet");

    assertThat(code).isZero();
    assertThat(node.requests()).contains("GET /vco/api/workflows/w-2");
  }

  @Test
  void anUnknownNameSaysWhereToLook() {
    int code = terminal.run("workflow", "show", "Nothing");

    assertThat(code).isEqualTo(5);
    assertThat(terminal.err()).contains("workflow 'Nothing'").contains("multinode workflow list");
  }

  @Test
  void workflowsAreListedByFolder() {
    terminal.run("workflow", "list", "vco@");

    assertThat(terminal.out()).contains("VCO@emea/Demo").contains("w-3").doesNotContain("w-2");
  }

  @Test
  void whatAWorkflowMissesIsListed() {
    node.answers(
        "GET /api/v1/workflows/w-1/check",
        """
        {"workflow":{"id":"w-1","name":"Add numbers"},"workflows":2,"actions":1,"findings":[
          {"kind":"missing-plugin","what":"VC","names":["VC:VirtualMachine","VcPlugin"],
           "advice":"install the plug-in","places":[
             {"where":"Workflow:Add numbers / Add (item1)","line":3},
             {"where":"Workflow:Other / Add (item2)"}]},
          {"kind":"unknown-item","what":"item9","names":[],"advice":"connect it","places":[
             {"where":"Workflow:Add numbers / Add (item1)"}]}]}
        """);

    int code = terminal.run("workflow", "check", "Add numbers");

    assertThat(code).isEqualTo(3);
    assertThat(terminal.out())
        .contains("VC (VC:VirtualMachine, VcPlugin)")
        .contains("Workflow:Add numbers / Add (item1)#3, and 1 more")
        .contains("unknown-item");
  }

  @Test
  void aWorkflowThatMissesNothingIsFine() {
    node.answers(
        "GET /api/v1/workflows/w-1/check", "{\"workflows\":2,\"actions\":1,\"findings\":[]}");

    assertThat(terminal.run("workflow", "check", "Add numbers")).isZero();
    assertThat(terminal.err()).contains("nothing is missing in 2 workflows and 1 actions");
  }
}
