package dev.multinode.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.testing.CorpusPackage;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.PlainValues;
import dev.multinode.core.value.Value;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every run and every action that the test corpus says the end of. */
abstract class CorpusRunsContract {
  private static final JsonMapper JSON = JsonMapper.shared();

  private static final Map<String, TestEngine> ENGINES = new HashMap<>();

  @AfterAll
  static void closeEngines() {
    ENGINES.values().forEach(TestEngine::close);
    ENGINES.clear();
  }

  /** An engine over a database that is new. */
  abstract TestEngine open();

  private TestEngine engine(String file) {
    return ENGINES.computeIfAbsent(
        file,
        name -> {
          TestEngine engine = open();
          engine.put(CorpusPackage.read(name));
          return engine;
        });
  }

  private static JsonNode expected() throws Exception {
    return JSON.readTree(Files.readAllBytes(CorpusPackage.folder().resolve("expected-runs.json")));
  }

  @TestFactory
  Stream<DynamicTest> runsEndAsTheCorpusSays() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode run : expected().get("runs")) {
      String workflow = run.get("workflow").asString();
      tests.add(
          DynamicTest.dynamicTest(
              "%s of %s %s".formatted(workflow, run.get("package").asString(), run.get("inputs")),
              () -> check(run)));
    }
    return tests.stream();
  }

  private void check(JsonNode expected) {
    TestEngine engine = engine(expected.get("package").asString());
    ElementInfo workflow = find(engine, expected.get("workflow").asString());
    ContentLibrary library = new ContentLibrary(engine.content());
    Map<String, Value> inputs = new LinkedHashMap<>();
    for (Parameter input : library.workflow(workflow.id()).inputs()) {
      inputs.put(
          input.name(),
          PlainValues.read(expected.get("inputs").get(input.name()), input.type(), input.name()));
    }

    Run run = engine.start(workflow.id(), inputs);
    if (expected.has("waits")) {
      RunState state = RunState.parse(expected.at("/waits/state").asString()).orElseThrow();
      assertThat(engine.await(run.id(), state).currentItem()).isNotNull();
      JsonNode then = expected.get("then");
      if (then.isString() && then.asString().equals("cancel")) {
        engine.runs().cancel(run.id());
      } else if (then.has("answer")) {
        answer(engine, run.id(), expected);
      }
    }
    Run ended = engine.end(run.id());

    assertThat(ended.state().wire())
        .as("state; error: %s", ended.error())
        .isEqualTo(expected.get("state").asString());
    if (expected.has("outputs")) {
      assertThat(plain(PlainValues.write(ended.outputValues()))).isEqualTo(expected.get("outputs"));
    }
    if (expected.has("error")) {
      assertThat(ended.error()).contains(expected.get("error").asString());
      assertThat(ended.failedItem()).isEqualTo(expected.get("item").asString());
    }
    if (expected.has("log")) {
      List<String> lines = new ArrayList<>();
      expected.get("log").forEach(line -> lines.add(line.asString()));
      assertThat(engine.runs().log(run.id(), "info", null).stream().map(LogLine::text))
          .containsExactlyElementsOf(lines);
    }
    if (expected.has("minSeconds")) {
      assertThat(ended.endedAt())
          .isAfterOrEqualTo(
              ended.startedAt().plusSeconds(expected.get("minSeconds").asLong()).minusMillis(50));
    }
  }

  private static void answer(TestEngine engine, String run, JsonNode expected) {
    Interaction question = engine.interactions().findOpen(run).orElseThrow();
    assertThat(question.item()).isEqualTo(expected.at("/waits/item").asString());
    List<String> asks = new ArrayList<>();
    expected.at("/waits/asks").forEach(field -> asks.add(field.asString()));
    assertThat(question.fields()).extracting(Interaction.Field::name).isEqualTo(asks);
    Map<String, Value> answer = new LinkedHashMap<>();
    for (Interaction.Field field : question.fields()) {
      JsonNode given = expected.at("/then/answer").get(field.name());
      answer.put(field.name(), PlainValues.read(given, field.parameter().type(), field.name()));
    }
    engine.interactions().answer(run, answer, new Person("ada", Set.of(), true));
  }

  /** As a reader of our output sees it: whole numbers are whole numbers. */
  private static JsonNode plain(JsonNode node) {
    return JSON.readTree(JSON.writeValueAsString(node));
  }

  private static ElementInfo find(TestEngine engine, String name) {
    return engine.content().list(ElementType.WORKFLOW).stream()
        .filter(info -> info.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> actionsGiveWhatTheCorpusSays() throws Exception {
    List<DynamicTest> tests = new ArrayList<>();
    for (JsonNode action : expected().get("actions")) {
      tests.add(
          DynamicTest.dynamicTest(
              action.get("action").asString() + action.get("arguments"), () -> call(action)));
    }
    return tests.stream();
  }

  private void call(JsonNode expected) {
    TestEngine engine = engine(expected.get("package").asString());
    String[] name = expected.get("action").asString().split("/");
    List<Parameter> parameters =
        new ContentLibrary(engine.content()).action(name[0], name[1]).parameters();
    Map<String, Value> arguments = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      arguments.put(
          parameter.name(),
          PlainValues.read(expected.get("arguments").get(i), parameter.type(), parameter.name()));
    }

    Value result = engine.actions().run(name[0], name[1], arguments, "ada");

    assertThat(plain(PlainValues.write(result))).isEqualTo(expected.get("result"));
  }
}
