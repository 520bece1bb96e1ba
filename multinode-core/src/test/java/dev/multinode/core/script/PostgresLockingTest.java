package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.testing.TestEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Locks and configurations that runs on two nodes share. */
class PostgresLockingTest {
  private static final String COUNT =
      "var c = Server.getConfigurationElementCategoryWithPath('Tests').configurationElements[0];"
          + "LockingSystem.lockAndWait('counter', 'same');"
          + "var n = c.getAttributeWithKey('n').value; System.sleep(2);"
          + "c.setAttributeWithKey('n', n + 1); LockingSystem.unlock('counter', 'same');"
          + "c.setAttributeWithKey(workflow.id, true); out = c.attributes.length;";

  @Test
  void onlyOneRunOfAllNodesIsInside() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        NodeScripts one = node(postgres);
        NodeScripts other = node(postgres)) {
      one.run("Server.createConfigurationElement('Tests', 'Counter').setAttributeWithKey('n', 0);");
      one.engine().put(NodeScripts.workflow("count", COUNT));
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        ids.add(one.engine().start("count", Map.of()).id());
        ids.add(other.engine().start("count", Map.of()).id());
      }

      for (String id : ids) {
        Run run = one.engine().end(id);
        assertThat(run.state()).as(run.error()).isEqualTo(RunState.COMPLETED);
      }

      assertThat(
              other.text(
                  "var c = Server.getConfigurationElementCategoryWithPath('Tests').configurationElements[0];"
                      + "out = c.getAttributeWithKey('n').value + ' ' + c.attributes.length"
                      + "+ ' ' + LockingSystem.retrieveAll().length;"))
          .isEqualTo("20 21 0");
    }
  }

  private static NodeScripts node(EmbeddedPostgres postgres) {
    return new NodeScripts(TestEngine.at(postgres.getJdbcUrl("postgres", "postgres")));
  }
}
