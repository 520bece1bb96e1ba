package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.Elements;
import dev.multinode.core.engine.LogLine;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The object {@code LockingSystem}, through real scripts. */
class LockingTest {
  @AutoClose private final NodeScripts scripts = new NodeScripts();

  @Test
  void aLockIsTakenAndFreed() {
    assertThat(
            scripts.text(
                "var a = LockingSystem.lock('disk', 'me'); var b = LockingSystem.lock('disk', 'you');"
                    + "var held = LockingSystem.retrieveAll().join(';');"
                    + "LockingSystem.unlock('disk', 'me');"
                    + "out = [a, b, held, LockingSystem.retrieveAll().length].join(' ');"))
        .isEqualTo("true false disk,me 0");
  }

  @Test
  void allLocksAreFreed() {
    assertThat(
            scripts.text(
                "LockingSystem.lock('a', 'me'); LockingSystem.lock('b', 'me');"
                    + "LockingSystem.unlockAll(); out = '' + LockingSystem.retrieveAll().length;"))
        .isEqualTo("0");
  }

  @Test
  void aLockGoesWithItsRun() {
    scripts.run("LockingSystem.lock('disk', 'me');");

    assertThat(scripts.text("out = '' + LockingSystem.lock('disk', 'you');")).isEqualTo("true");
  }

  @Test
  void aLockGoesWithAnActionThatNoWorkflowCalls() {
    Action action =
        Action.create(
            "a1", "take", TypeName.BOOLEAN, List.of(), "return LockingSystem.lock('disk', 'me');");
    scripts.engine().content().put(List.of(Elements.of(action, "org.locks")), null);

    for (int i = 0; i < 2; i++) {
      assertThat(scripts.engine().actions().run("org.locks", "take", Map.of(), "ada"))
          .isEqualTo(Value.of(true));
    }
  }

  @Test
  void onlyOneOfManyRunsIsInside() {
    scripts.run(
        "Server.createConfigurationElement('Tests', 'Counter').setAttributeWithKey('n', 0);");
    String script =
        "var c = Server.getConfigurationElementCategoryWithPath('Tests').configurationElements[0];"
            + "LockingSystem.lockAndWait('counter', 'same');"
            + "var n = c.getAttributeWithKey('n').value; System.sleep(5);"
            + "c.setAttributeWithKey('n', n + 1); LockingSystem.unlock('counter', 'same');";
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      ids.add(scripts.start(script).id());
    }

    for (String id : ids) {
      Run run = scripts.engine().end(id);
      assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
    }
    assertThat(
            scripts.text(
                "out = '' + Server.getConfigurationElementCategoryWithPath('Tests')"
                    + ".configurationElements[0].getAttributeWithKey('n').value;"))
        .isEqualTo("12");
  }

  @Test
  void whoWaitsForALockCanBeCanceled() {
    Run holder = scripts.start("LockingSystem.lock('disk', 'me'); System.sleep(60000);");
    await().until(() -> scripts.text("out = '' + LockingSystem.retrieveAll().length;").equals("1"));
    Run waiting = scripts.start("LockingSystem.lockAndWait('disk', 'you');");
    scripts.engine().runs().cancel(waiting.id());

    assertThat(scripts.engine().end(waiting.id()).state()).isEqualTo(RunState.CANCELED);

    Run next = scripts.start("LockingSystem.lockAndWait('disk', 'she'); out = 'in';");
    scripts.engine().runs().cancel(holder.id());
    assertThat(scripts.engine().end(next.id()).outputValues()).containsEntry("out", Value.of("in"));
  }

  @Test
  void whoFreesTheLockOfAnotherIsWarned() {
    Run run =
        scripts.start(
            "LockingSystem.lock('disk', 'me'); LockingSystem.unlock('disk', 'you');"
                + "LockingSystem.unlock('nothing', 'you');");
    scripts.engine().end(run.id());

    assertThat(scripts.engine().runs().log(run.id(), "warning", null))
        .extracting(LogLine::text)
        .containsExactly(
            "LockingSystem.unlock: 'disk' is held by 'me' and not by 'you'; it stays locked");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LockingSystem.lock()            | LockingSystem.lock: the name of the lock is missing",
        "LockingSystem.lock('a', null)   | LockingSystem.lock: the owner is missing",
        "LockingSystem.lockAndWait('a')  | LockingSystem.lockAndWait: the owner is missing",
        "LockingSystem.unlock('a')       | LockingSystem.unlock: the owner is missing",
        "LockingSystem.steal('a')        | LockingSystem.steal is not implemented",
      })
  void aWrongCallIsAnErrorThatNamesTheFunction(String call, String error) {
    assertThat(scripts.error(call + ";")).contains(error);
  }
}
