package dev.multinode.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.store.Database;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tags, custom properties and events over PostgreSQL; over H2 the tests of scripts use them. */
class PostgresSharedTest {
  private static final Value.Ref VM =
      new Value.Ref(new TypeName("VC:VirtualMachine"), "vm-17", "web");

  private static EmbeddedPostgres postgres;
  private static Database database;

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    database = new Database(postgres.getJdbcUrl("postgres", "postgres"), 4);
  }

  @AfterAll
  static void stop() throws IOException {
    database.close();
    postgres.close();
  }

  @Test
  void objectsAreFoundByTheirTags() {
    Tags tags = new Tags(database.jdbi());

    tags.put(VM, "ada", "team", "net");
    tags.put(VM, "ada", "team", "web");
    tags.put(VM, Tags.GLOBAL, "env", null);

    assertThat(tags.of(VM, "ada")).containsExactly(Map.entry("team", "web"));
    assertThat(
            tags.find(
                List.of(
                    new Tags.Condition("ada", "team", "web"),
                    new Tags.Condition(Tags.GLOBAL, "env", null)),
                new TypeName("vc:virtualmachine")))
        .containsExactly(VM);
    tags.remove(VM, "ada", List.of("team", "nothing"));
    assertThat(tags.inUse()).containsExactly("env");
  }

  @Test
  void propertiesAreKeptWithObjects() {
    CustomProperties properties = new CustomProperties(database.jdbi(), StoredValues.inClearText());

    properties.put(VM, "size", Value.of(1));
    properties.put(VM, "size", Value.of(2));
    properties.put(VM, "name", Value.NULL);

    assertThat(properties.find(VM, "size")).contains(Value.of(2));
    assertThat(properties.find(VM, "name")).contains(Value.NULL);
    assertThat(properties.keys(VM)).containsExactly("name", "size");
    assertThat(properties.objects("size")).containsExactly(VM);
    properties.removeAll(new TypeName("VC:VirtualMachine"), "size");
    properties.removeAll(VM);
    assertThat(properties.keys(VM)).isEmpty();
  }

  @Test
  void eventsOfAllSendersAreCounted() throws Exception {
    CustomEvents events = new CustomEvents(database.jdbi());
    ExecutorService senders = Executors.newFixedThreadPool(4);

    for (int i = 0; i < 20; i++) {
      senders.execute(() -> events.send("done", Instant.ofEpochMilli(5)));
    }
    senders.shutdown();
    assertThat(senders.awaitTermination(20, TimeUnit.SECONDS)).isTrue();

    assertThat(events.find("done")).contains(new CustomEvents.Sent(20, Instant.ofEpochMilli(5)));
    assertThat(events.find("never")).isEmpty();
  }
}
