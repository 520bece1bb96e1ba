package dev.multinode.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.store.Database;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SqlContentStoreTest extends ContentStoreContract {
  @AutoClose
  private final Database database =
      new Database(Database.memoryUrl("content-" + UUID.randomUUID()), 4);

  private final Injector injector =
      Guice.createInjector(
          Stage.PRODUCTION,
          new ContentModule(),
          new AbstractModule() {
            @Override
            protected void configure() {
              bind(Jdbi.class).toInstance(database.jdbi());
              bind(JsonMapper.class).toInstance(JsonMapper.shared());
            }
          });

  @Override
  ContentStore store() {
    return injector.getInstance(ContentStore.class);
  }

  @Test
  void manyWritersAtOnceAllSucceed() throws Exception {
    ContentStore store = store();
    long before = store.revision();
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writes =
          IntStream.range(0, 40)
              .<Future<?>>mapToObj(i -> writers.submit(() -> store.put(List.of(version(i)), null)))
              .toList();
      for (Future<?> write : writes) {
        write.get();
      }
    } finally {
      writers.shutdownNow();
    }

    assertThat(store.list(ElementType.WORKFLOW)).hasSize(1);
    assertThat(store.revision()).isEqualTo(before + 40);
    IntStream.range(0, 40)
        .mapToObj(SqlContentStoreTest::version)
        .forEach(
            element ->
                assertThat(store.findData(element.key(), element.info().hash())).isPresent());
  }

  private static Element version(int number) {
    return Elements.of(
        Workflow.builder("w1", "Greet").version("1.0." + number).build(), List.of("A"));
  }

  @Test
  void aFailedImportChangesNothing() {
    ContentStore store = store();
    long before = store.revision();
    Element long1 = Elements.of(Workflow.builder("w2", "x".repeat(501)).build(), List.of("A"));

    assertThatThrownBy(() -> store.put(List.of(version(1), long1), null))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining("its name has 501 characters, at most 500");

    assertThat(store.list(ElementType.WORKFLOW)).isEmpty();
    assertThat(store.revision()).isEqualTo(before);
  }

  @Test
  void theLibraryGivesWhatIsThereNowAndWhatWas() {
    ContentStore store = store();
    ContentLibrary library = injector.getInstance(ContentLibrary.class);
    store.put(List.of(version(1)), null);
    Workflow first = library.workflow("w1");

    store.put(List.of(version(2)), null);

    assertThat(library.workflow("w1").version()).isEqualTo("1.0.2");
    assertThat(library.workflow("w1")).isSameAs(library.workflow("w1"));
    assertThat(library.workflow("w1", version(1).info().hash())).isSameAs(first);
  }
}
