package dev.multinode.cli.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path parent;

  @Test
  void aNewFolderIsForItsOwnerOnly() throws IOException {
    Path path = parent.resolve("a/data");

    try (DataFolder folder = DataFolder.open(path)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void oneNodeHasItAtATime() {
    Path path = parent.resolve("data");

    try (DataFolder first = DataFolder.open(path)) {
      assertThatThrownBy(() -> DataFolder.open(first.path()))
          .isInstanceOfSatisfying(
              MultinodeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--data");
    }
    DataFolder.open(path).close();
  }

  @Test
  void aFileInItsPlaceIsNamed() throws IOException {
    Path file = Files.writeString(parent.resolve("data"), "");

    assertThatThrownBy(() -> DataFolder.open(file))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("--data");
  }
}
