package dev.multinode.core.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.store.Database;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The same store over PostgreSQL, as clusters use it. */
class PostgresContentStoreTest extends ContentStoreContract {
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

  @BeforeEach
  void empty() {
    database
        .jdbi()
        .useHandle(
            handle -> {
              handle.execute("delete from content_packages");
              handle.execute("delete from content_elements");
              handle.execute("delete from content_versions");
              handle.execute("delete from content_categories");
            });
  }

  @Override
  ContentStore store() {
    Paths paths = new Paths(JsonMapper.shared());
    return new SqlContentStore(database.jdbi(), paths, new ElementRows(paths));
  }

  @Test
  void noChangeOfAnotherNodeIsLost() throws Exception {
    ElementKey key = new ElementKey(ElementType.CONFIGURATION, "c1");
    ConfigurationElement empty = ConfigurationElement.create("c1", "Settings", List.of());
    store().put(List.of(Elements.of(empty, List.of("A"))), null);
    ExecutorService nodes = Executors.newFixedThreadPool(2);

    List<Future<?>> changes = new ArrayList<>();
    for (int node = 0; node < 2; node++) {
      ContentStore own = store();
      String name = "node" + node + "-";
      changes.add(nodes.submit(() -> addAttributes(own, key, name)));
    }
    for (Future<?> change : changes) {
      change.get();
    }
    nodes.shutdown();

    assertThat(new ContentLibrary(store()).configuration("c1").attributes()).hasSize(40);
  }

  private static void addAttributes(ContentStore store, ElementKey key, String name) {
    for (int i = 0; i < 20; i++) {
      Attribute more = Attribute.of(name + i, TypeName.NUMBER, Value.of(i));
      store.update(
          key,
          old ->
              Elements.of(
                  ConfigurationXml.read(ElementData.decode(old.data())).withAttribute(more),
                  List.of("A")));
    }
  }
}
