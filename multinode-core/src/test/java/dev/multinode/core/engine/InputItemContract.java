package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.content.Item;
import dev.multinode.core.content.WorkflowXml;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Questions to people, over any database. */
abstract class InputItemContract {
  private static final Person ADMIN = new Person("root", Set.of(), true);

  @AutoClose private final TestEngine engine = open();

  /** An engine over a database that is new. */
  abstract TestEngine open();

  private static final String ASK =
      """
      <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1" id="ask" version="1.0.0">
        <display-name>Ask</display-name>
        <input>
          <param name="what" type="string"/>
          <param name="until" type="Date"/>
          <param name="who" type="Array/LdapUser"/>
          <param name="group" type="LdapGroup"/>
        </input>
        <output>
          <param name="count" type="number"/>
          <param name="secret" type="SecureString"/>
          <param name="error" type="string"/>
        </output>
        <workflow-item name="item0" type="end" end-mode="0"/>
        <workflow-item name="item1" type="input" out-name="item0" %s>
          <display-name>How many?</display-name>
          <in-binding>
            <bind name="security.group" type="LdapGroup" export-name="group"/>
            <bind name="security.assignees" type="Array/LdapUser" export-name="who"/>
            <bind name="security.assignee.groups" type="Array/LdapGroup" export-name="NULL"/>
            <bind name="timeout.date" type="Date" export-name="until"/>
            <bind name="what" type="string" export-name="what"/>
          </in-binding>
          <out-binding>
            <bind name="count" type="number" export-name="count"/>
            <bind name="secret" type="SecureString" export-name="secret"/>
          </out-binding>
          <presentation>
            <desc>How many ${what}?</desc>
            <p-param name="count">
              <desc>Number of pieces</desc>
              <p-qual kind="static" name="mandatory" type="boolean">true</p-qual>
            </p-param>
          </presentation>
        </workflow-item>
        <workflow-item name="item2" type="end" end-mode="0"/>
      </workflow>
      """;

  private Run ask(Map<String, Value> inputs) {
    engine.put(WorkflowXml.read(ASK.formatted("")));
    return engine.start("ask", inputs);
  }

  private Run asked(Map<String, Value> inputs) {
    Run run = ask(inputs);
    return engine.await(run.id(), RunState.WAITING);
  }

  @Test
  void aRunAsksAndGoesOnWithTheAnswer() {
    Run run = asked(Map.of("what", Value.of("pens")));

    Interaction question = engine.interactions().findOpen(run.id()).orElseThrow();
    assertThat(question.text()).isEqualTo("How many pens?");
    assertThat(question.itemName()).isEqualTo("How many?");
    assertThat(question.shown()).containsOnly(Map.entry("what", Value.of("pens")));
    assertThat(question.fields().get(0).mandatory()).isTrue();
    assertThat(question.fields().get(0).parameter().description()).isEqualTo("Number of pieces");
    assertThat(question.timeoutAt()).isNull();
    assertThat(engine.interactions().listOpen("ask", 10)).containsExactly(question);
    assertThat(engine.interactions().listOpen("other", 10)).isEmpty();

    engine
        .interactions()
        .answer(run.id(), Map.of("count", Value.of(3), "secret", Value.of("hush")), ADMIN);

    Run ended = engine.end(run.id());
    assertThat(ended.state()).as(ended.error()).isEqualTo(RunState.COMPLETED);
    assertThat(ended.outputValues())
        .containsEntry("count", Value.of(3))
        .containsEntry("secret", new Value.Secret("hush"));
    assertThat(engine.runs().log(run.id(), "info", null))
        .extracting(LogLine::text)
        .contains("'How many?' was answered by 'root'");
    assertThat(engine.interactions().findOpen(run.id())).isEmpty();
    assertThat(engine.interactions().listOpen(null, 10)).isEmpty();
    assertThat(engine.interactions().find(question.id()).map(Interaction::open))
        .isEqualTo(Optional.of(false));
  }

  @Test
  void whatIsNoAnswerIsRefusedAndTheQuestionStaysOpen() {
    Run run = asked(Map.of("what", Value.of("pens")));

    Map<String, Value> wrong = Map.of("count", Value.of("three"), "size", Value.of(1));
    assertThatThrownBy(() -> engine.interactions().answer(run.id(), wrong, ADMIN))
        .hasMessageContaining("'count' is a string, and number is expected")
        .hasMessageContaining("'size' is not asked for")
        .hasMessageContaining("[count: number, secret: SecureString]");
    assertThatThrownBy(() -> engine.interactions().answer(run.id(), Map.of(), ADMIN))
        .isInstanceOfSatisfying(
            MultinodeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_INVALID))
        .hasMessageContaining("'count' is missing");

    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.WAITING);
    assertThat(engine.interactions().findOpen(run.id())).isPresent();
  }

  @Test
  void onlyWhoIsAskedMayAnswer() {
    Value user = new Value.Ref(new TypeName("LdapUser"), "ada@corp.local", null);
    Value group = new Value.Ref(new TypeName("LdapGroup"), "approvers", null);
    Run run =
        asked(
            Map.of(
                "who", new Value.Array(new TypeName("LdapUser"), List.of(user)), "group", group));
    Map<String, Value> answer = Map.of("count", Value.of(1));

    assertThatThrownBy(() -> answer(run, answer, new Person("bob", Set.of("others"), false)))
        .isInstanceOfSatisfying(
            MultinodeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FORBIDDEN))
        .hasMessageContaining("user 'ada@corp.local', members of 'approvers'");

    answer(run, answer, new Person("Ada", Set.of(), false));
    assertThat(engine.end(run.id()).state()).isEqualTo(RunState.COMPLETED);
    Run second = asked(Map.of("group", group));
    answer(second, answer, new Person("bob", Set.of("Approvers"), false));
    assertThat(engine.end(second.id()).state()).isEqualTo(RunState.COMPLETED);
    Run third = asked(Map.of());
    assertThatThrownBy(() -> answer(third, answer, new Person("bob", Set.of(), false)))
        .hasMessageContaining("users with the role 'admin' may answer");
  }

  private void answer(Run run, Map<String, Value> answer, Person person) {
    engine.interactions().answer(run.id(), answer, person);
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsAnErrorOfTheItem() {
    Run run = ask(Map.of("until", new Value.Date(Instant.now().plusMillis(500))));
    engine.await(run.id(), RunState.WAITING);

    Run ended = engine.end(run.id());

    assertThat(ended.state()).isEqualTo(RunState.FAILED);
    assertThat(ended.error())
        .contains("nobody answered 'How many?' until 2")
        .contains("(Workflow:Ask / How many? (item1))");
    assertThat(ended.failedItem()).isEqualTo("item1");
    assertThatThrownBy(() -> answer(run, Map.of("count", Value.of(1)), ADMIN))
        .hasMessageContaining("waits for nobody's answer");
    assertThat(engine.run("ask", Map.of("until", new Value.Date(Instant.EPOCH))).error())
        .contains("nobody answered");
  }

  @Test
  void theWorkflowMayCatchThatNobodyAnswers() {
    engine.put(WorkflowXml.read(ASK.formatted("catch-name=\"item2\" throw-bind-name=\"error\"")));

    Run ended = engine.run("ask", Map.of("until", new Value.Date(Instant.now().plusMillis(200))));

    assertThat(ended.state()).isEqualTo(RunState.COMPLETED);
    assertThat(ended.outputValues().get("error").toString()).contains("nobody answered");
  }

  @Test
  void aQuestionMayBeWithdrawn() {
    Run run = asked(Map.of());

    engine.interactions().cancel(run.id(), ADMIN);

    assertThat(engine.end(run.id()).error()).contains("'How many?' was canceled by 'root'");
  }

  @Test
  void aRunThatAsksIsCanceledAndItsQuestionIsGone() {
    Run run = asked(Map.of("until", new Value.Date(Instant.now().plusSeconds(3600))));

    engine.runs().cancel(run.id());

    assertThat(engine.runs().get(run.id()).state()).isEqualTo(RunState.CANCELED);
    assertThat(engine.interactions().findOpen(run.id())).isEmpty();
    assertThat(engine.interactions().listOpen(null, 10)).isEmpty();
  }

  @Test
  void ofManyAnswersOneCounts() throws Exception {
    ExecutorService people = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 10; round++) {
        Run run = asked(Map.of());
        List<Future<Boolean>> answers =
            people.invokeAll(
                IntStream.range(0, 4)
                    .<Callable<Boolean>>mapToObj(i -> () -> answers(run, i))
                    .toList());

        List<Integer> counted = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
          if (answers.get(i).get()) {
            counted.add(i);
          }
        }

        assertThat(counted).hasSize(1);
        assertThat(engine.end(run.id()).outputValues())
            .containsEntry("count", Value.of(counted.get(0)));
      }
    } finally {
      people.shutdownNow();
    }
  }

  private boolean answers(Run run, int count) {
    try {
      answer(run, Map.of("count", Value.of(count)), ADMIN);
      return true;
    } catch (MultinodeException e) {
      assertThat(e.code()).isIn(ErrorCode.CONFLICT, ErrorCode.NOT_FOUND);
      return false;
    }
  }

  @Test
  void answerAndTimeoutNeverBothCount() {
    for (int round = 0; round < 20; round++) {
      Run run = ask(Map.of("until", new Value.Date(Instant.now().plusMillis(60))));
      boolean answered = false;
      while (!answered && !engine.runs().get(run.id()).state().isFinal()) {
        answered = answers(run, round);
      }

      Run ended = engine.end(run.id());

      assertThat(ended.state()).isEqualTo(answered ? RunState.COMPLETED : RunState.FAILED);
    }
  }

  @Test
  void aCalledWorkflowMayAskToo() {
    engine.put(WorkflowXml.read(ASK.formatted("")));
    engine.put(
        Flows.flow("outer")
            .output("count", TypeName.NUMBER)
            .item(
                Item.builder("item1", "link")
                    .linkedWorkflowId("ask")
                    .outName("item0")
                    .out("count", TypeName.NUMBER, "count"))
            .build());
    Run run = engine.start("outer", Map.of());
    engine.await(run.id(), RunState.WAITING);

    assertThat(engine.interactions().findOpen(run.id()).orElseThrow().workflowId())
        .isEqualTo("outer");
    answer(run, Map.of("count", Value.of(5)), ADMIN);

    assertThat(engine.end(run.id()).outputValues()).containsEntry("count", Value.of(5));
  }
}
