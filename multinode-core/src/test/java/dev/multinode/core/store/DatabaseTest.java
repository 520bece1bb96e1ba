package dev.multinode.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  @TempDir private Path folder;

  @Test
  void whatIsCommittedIsThereWhenItIsOpenedAgain() {
    try (Database first = new Database(Database.fileUrl(folder), 2)) {
      first.jdbi().useHandle(handle -> handle.execute("create table kept (id integer)"));
    }

    try (Database second = new Database(Database.fileUrl(folder), 2)) {
      assertThat(
              second
                  .jdbi()
                  .<Integer, RuntimeException>withHandle(
                      handle ->
                          handle
                              .createQuery("select count(*) from kept")
                              .mapTo(Integer.class)
                              .one()))
          .isZero();
    }
  }

  @Test
  void aDatabaseThatCannotBeOpenedSaysWhichAndWhy() throws Exception {
    Files.write(
        folder.resolve("multinode.mv.db"), "broken".repeat(2_000).getBytes(StandardCharsets.UTF_8));

    assertThatThrownBy(() -> new Database(Database.fileUrl(folder), 2))
        .isInstanceOfSatisfying(
            MultinodeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFIG_INVALID))
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("cannot be opened");
  }

  @Test
  void aPasswordInTheAddressIsNotRepeated() {
    String url = "jdbc:postgresql://127.0.0.1:1/x?user=multinode&password=topsecret&loginTimeout=1";

    assertThatThrownBy(() -> new Database(url, 1))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/x cannot be opened")
        .hasMessageNotContaining("topsecret");
  }
}
