package dev.multinode.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionCommandsTest {
  private static final String QUESTION =
      """
      {"id":"q-1","run":"r-1","workflowId":"w-1","workflowName":"Approve","item":"item1",
       "name":"Ask","text":"a day off?","assignees":["ada"],"groups":["bosses"],
       "timeoutAt":"2026-02-03T05:00:00.000+00:00",
       "fields":[{"name":"approved","type":"boolean","mandatory":true},
         {"name":"code","type":"SecureString","mandatory":false}],"shown":{}}
      """;
  private static final String RUN =
      """
      {"id":"r-1","workflowId":"w-1","workflowName":"Approve","state":"%s",
       "startedAt":"2026-02-03T04:05:06.000+00:00","endedAt":"2026-02-03T04:05:06.250+00:00",
       "inputs":{},"outputs":{"outcome":"fine"},"children":[%s],"interactions":[%s]}
      """;
  private static final String ANSWER = "POST /vco/api/workflows/w-1/executions/r-1/interaction";

  @TempDir private Path folder;
  private FakeNode node;
  private Terminal terminal;

  @BeforeEach
  void aNodeWithARunThatAsks() {
    node = new FakeNode(folder.resolve("node"));
    node.answers("GET /api/v1/runs/r-1/interaction", QUESTION).answers(ANSWER, "");
    terminal = new Terminal(folder.resolve("home")).knows(node);
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  @Test
  void openQuestionsAreListed() {
    node.answers("GET /api/v1/interactions", "{\"interactions\":[" + QUESTION + "]}");

    int code = terminal.run("run", "interactions");

    assertThat(code).isZero();
    assertThat(terminal.out())
        .contains("r-1")
        .contains("Approve")
        .contains("'Ask': a day off?")
        .contains("approved: boolean, code: SecureString")
        .contains("ada, group bosses")
        .contains("2026-02-03T05:00");
  }

  @Test
  void anAnswerIsSentWithItsTypesAndItsSecrets() {
    node.answers("GET /api/v1/runs/r-1", RUN.formatted("running", "", ""));

    int code = terminal.run("run", "answer", "r-1", "approved=true", "code=hush");

    assertThat(code).isZero();
    assertThat(node.seen(ANSWER).json().at("/parameters/0/value/boolean/value").asBoolean())
        .isTrue();
    assertThat(node.seen(ANSWER).body()).contains("hush");
    assertThat(terminal.err()).contains("multinode run wait r-1");
  }

  @Test
  void aFieldThatIsNotAskedForListsThoseThatAre() {
    int code = terminal.run("run", "answer", "r-1", "aproved=true");

    assertThat(code).isEqualTo(2);
    assertThat(terminal.err())
        .contains("there is no field 'aproved'")
        .contains("[approved: boolean, code: SecureString]");
    assertThat(node.requests()).doesNotContain(ANSWER);
  }

  @Test
  void aRunThatAsksNobodyCannotBeAnswered() {
    node.refuses(
        "GET /api/v1/runs/r-2/interaction", 404, "NOT_FOUND", "the run waits for nobody's answer");

    assertThat(terminal.run("run", "answer", "r-2", "approved=true")).isEqualTo(5);
  }

  @Test
  void whoWaitsForARunIsToldWhatItAsks() {
    node.answers("GET /api/v1/runs/r-1", RUN.formatted("waiting", "", QUESTION))
        .answers("GET /api/v1/runs/r-1", RUN.formatted("waiting", "", QUESTION))
        .answers("GET /api/v1/runs/r-1", RUN.formatted("completed", "", ""));

    int code = terminal.run("run", "wait", "r-1");

    assertThat(code).isZero();
    assertThat(terminal.err())
        .containsOnlyOnce("run r-1 asks 'Ask': a day off? (ada, group bosses) until 2026-02-03")
        .contains("answer with: multinode run answer r-1 approved=… code=…");
    assertThat(terminal.out()).contains("outcome  fine");
  }

  @Test
  void aRunShowsItsPartsAndWhatTheyAsk() {
    node.answers(
        "GET /api/v1/runs/r-1",
        RUN.formatted(
            "running",
            "{\"id\":\"r-9\",\"workflowName\":\"Part\",\"state\":\"waiting\"}",
            QUESTION.replace("\"r-1\"", "\"r-9\"")));

    terminal.run("run", "show", "r-1");

    assertThat(terminal.out())
        .contains("r-9 Part (waiting)")
        .contains("multinode run answer r-9 approved=…");
  }
}
