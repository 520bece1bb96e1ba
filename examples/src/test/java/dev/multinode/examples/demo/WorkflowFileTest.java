package dev.multinode.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.examples.nodes.ExampleException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class WorkflowFileTest {
  @Test
  void onlyTheTextInTheContentChanges() throws IOException {
    byte[] file = zip("workflow-info", "a > b", "workflow-content", "<script>a > b</script>");

    byte[] edited = WorkflowFile.edit(file, "a > b", "a > c");

    assertThat(unzip(edited))
        .containsExactly(
            Map.entry("workflow-info", "a > b"),
            Map.entry("workflow-content", "<script>a > c</script>"));
  }

  @Test
  void aTextThatIsNotThereIsReported() throws IOException {
    byte[] file = zip("workflow-content", "<script/>");

    assertThatThrownBy(() -> WorkflowFile.edit(file, "a > b", "c"))
        .isInstanceOf(ExampleException.class)
        .hasMessageContaining("a > b");
  }

  private static byte[] zip(String... membersAndTexts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (int i = 0; i < membersAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(membersAndTexts[i]));
        out.write(membersAndTexts[i + 1].getBytes(StandardCharsets.UTF_16));
      }
    }
    return bytes.toByteArray();
  }

  private static Map<String, String> unzip(byte[] file) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        members.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_16));
      }
    }
    return members;
  }
}
