package dev.multinode.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.testing.InMemoryContentStore;
import org.junit.jupiter.api.Test;

class ContentLibraryTest {
  @Test
  void everyKindIsFoundAsAnObject() {
    ContentLibrary library = new ContentLibrary(InMemoryContentStore.of("demo-1.0.0.package"));

    assertThat(library.workflow("f3150289-735e-506d-8ef4-c6cbd5643e34").name()).isEqualTo("Order");
    assertThat(library.action("org.example.demo", "add").parameters()).hasSize(2);
    assertThat(library.findAction("743ceb40-c7ce-552f-94a8-ebd7ea6510e1")).isPresent();
    assertThat(library.configuration("8ab67269-4669-5372-936b-0612ec689ffd").attributes())
        .hasSize(5);
    assertThat(library.findResource("a6b74b12-e104-514d-acb1-5b84110e2266").orElseThrow().content())
        .isNotEmpty();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    ContentLibrary library = new ContentLibrary(new InMemoryContentStore());

    assertThat(library.findWorkflow("w")).isEmpty();
    assertThat(library.findConfiguration("c")).isEmpty();
    assertThatThrownBy(() -> library.workflow("w"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("workflow 'w'");
    assertThatThrownBy(() -> library.workflow("w", "0")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> library.action("m", "a"))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("action 'm/a'");
    assertThatThrownBy(() -> library.configuration("c")).isInstanceOf(NotFoundException.class);
  }
}
