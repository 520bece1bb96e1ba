package dev.multinode.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeReaderTest {
  private static final SigningIdentity DEMO = SigningIdentity.generate("demo", 2048, Corpus.TODAY);

  @TempDir private Path folder;

  @Test
  void aTreeBecomesASignedPackage() {
    byte[] file = Packages.build(request(Corpus.file("vropkg-tree")));

    Verification found =
        Packages.verify(file, Trust.of(Map.of("demo", DEMO.certificate())), Corpus.TODAY);

    assertThat(found.verdict()).isEqualTo("OK");
    assertThat(found.elements()).hasSize(10);
    assertThat(found.elements())
        .extracting(ElementFacts::name)
        .contains("Greet", "Add numbers", "add", "Demo settings", "suffix.txt");
    assertThat(found.members())
        .containsKeys(
            "elements/218f218f-3775-52bf-a8b1-bbb8bd49a544/input_form_",
            "elements/dd8b7d0a-1a4d-5796-adc4-c03a60a27c04/input_form_item1");
    assertThat(Packages.build(request(Corpus.file("vropkg-tree")))).isEqualTo(file);
  }

  @Test
  void aDotInTheNameOfAFolderIsKept() {
    assertThat(TreeReader.split("Library.Demo v1/.0.x"))
        .isEqualTo(List.of("Library", "Demo v1.0", "x"));
  }

  @Test
  void aFolderWithoutElementsIsAnError() {
    assertThatThrownBy(() -> Packages.build(request(folder)))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining("holds no element");
  }

  @Test
  void anIdThatIsNotThatOfTheContentIsAnError() throws IOException {
    write("Workflow/a/One.element_info.xml", info("Workflow", "id-1"));
    write(
        "Workflow/a/One.xml", "<workflow id=\"id-2\"><display-name>One</display-name></workflow>");

    assertThatThrownBy(() -> Packages.build(request(folder)))
        .hasMessageContaining("ID_MISMATCH")
        .hasMessageContaining("elements/id-1/data");
  }

  @Test
  void twoElementsOfOneIdAreAnError() throws IOException {
    for (String name : List.of("One", "Two")) {
      write("Workflow/a/" + name + ".element_info.xml", info("Workflow", "id-1"));
      write("Workflow/a/" + name + ".xml", "<workflow id=\"id-1\"/>");
    }

    assertThatThrownBy(() -> Packages.build(request(folder)))
        .hasMessageContaining("its id is that of");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    write("Workflow/a/One.element_info.xml", info("Workflow", "id-1"));
    Path secret = Files.writeString(folder.resolve("secret"), "<workflow id=\"id-1\"/>");
    Files.createSymbolicLink(folder.resolve("Workflow/a/One.xml"), secret);

    assertThatThrownBy(() -> Packages.build(request(folder)))
        .hasMessageContaining("no ordinary file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "a/b", "a\\b", ".."})
  void anIdThatIsAPathIsAnError(String id) throws IOException {
    write("Workflow/a/One.element_info.xml", info("Workflow", id));
    write("Workflow/a/One.xml", "<workflow/>");

    assertThatThrownBy(() -> Packages.build(request(folder)))
        .isInstanceOfSatisfying(
            MultinodeException.class,
            each -> assertThat(each.code()).isEqualTo(ErrorCode.CONTENT_INVALID));
  }

  private static BuildRequest request(Path tree) {
    return new BuildRequest(tree, "org.example.tree", "from a tree", "1.0.0", DEMO, null);
  }

  private static String info(String type, String id) {
    return PropertiesXml.write(Map.of("type", type, "id", id, "categoryPath", "a", "name", "One"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
