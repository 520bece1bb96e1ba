package dev.multinode.core.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.testing.CorpusPackage;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every content store does. */
abstract class ContentStoreContract {
  private static final ElementKey GREET = new ElementKey(ElementType.WORKFLOW, "w1");

  /** An empty store. */
  abstract ContentStore store();

  private static Element workflow(String id, String name, String version, String... path) {
    return Elements.of(Workflow.builder(id, name).version(version).build(), List.of(path));
  }

  private static Element action(String id, String module, String name) {
    return Elements.of(Action.create(id, name, TypeName.STRING, List.of(), "return 1;"), module);
  }

  @Test
  void anElementComesBackByteForByte() {
    ContentStore store = store();
    Map<String, byte[]> members =
        Map.of("input_form_", "{}".getBytes(UTF_8), "x-unknown", new byte[] {0, -1, 2});
    Element greet =
        new Element(workflow("w1", "Greet", "1.0.0", "A", "B").info(), new byte[] {9}, members);

    store.put(List.of(greet), null);

    Element found = store.get(GREET);
    assertThat(found.info()).isEqualTo(greet.info());
    assertThat(found.data()).containsExactly(9);
    assertThat(found.members()).containsOnlyKeys("input_form_", "x-unknown");
    assertThat(found.members().get("x-unknown")).containsExactly(0, -1, 2);
    assertThat(store.findInfo(GREET)).contains(greet.info());
  }

  @Test
  void whatIsNotThereIsNotFound() {
    ContentStore store = store();

    assertThat(store.find(GREET)).isEmpty();
    assertThat(store.findInfo(GREET)).isEmpty();
    assertThat(store.findAction("m", "a")).isEmpty();
    assertThat(store.findCategory("c")).isEmpty();
    assertThat(store.findPackage("p")).isEmpty();
    assertThat(store.list(ElementType.WORKFLOW)).isEmpty();
    assertThat(store.packages()).isEmpty();
    assertThat(store.deletePackage("p")).isFalse();
    assertThatThrownBy(() -> store.get(GREET))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("'w1'");
  }

  @Test
  void anElementIsReplacedWithItsMembers() {
    ContentStore store = store();
    Element old = workflow("w1", "Greet", "1.0.0", "A");
    store.put(List.of(new Element(old.info(), old.data(), Map.of("tags", new byte[] {1}))), null);

    store.put(List.of(workflow("w1", "Greet", "1.1.0", "B")), null);

    assertThat(store.get(GREET).info().version()).isEqualTo("1.1.0");
    assertThat(store.get(GREET).members()).isEmpty();
    assertThat(store.list(ElementType.WORKFLOW)).hasSize(1);
  }

  @Test
  void noChangeOfAnotherIsLost() throws Exception {
    ContentStore store = store();
    ElementKey key = new ElementKey(ElementType.CONFIGURATION, "c1");
    ConfigurationElement empty = ConfigurationElement.create("c1", "Settings", List.of());
    store.put(List.of(Elements.of(empty, List.of("A"))), null);
    ExecutorService threads = Executors.newFixedThreadPool(4);

    List<Future<Element>> changes = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Attribute more = Attribute.of("a" + i, TypeName.NUMBER, Value.of(i));
      changes.add(
          threads.submit(
              () ->
                  store.update(
                      key,
                      old ->
                          Elements.of(
                              ConfigurationXml.read(ElementData.decode(old.data()))
                                  .withAttribute(more),
                              List.of("A")))));
    }
    for (Future<Element> change : changes) {
      change.get();
    }
    threads.shutdown();

    assertThat(new ContentLibrary(store).configuration("c1").attributes()).hasSize(20);
    assertThatThrownBy(() -> store.update(GREET, old -> old)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void aFolderGetsNoSecondElementOfAName() {
    ContentStore store = store();
    Element first = workflow("w1", "Greet", "1.0.0", "A");

    assertThat(store.addIfAbsent(first)).isEqualTo(first.info());
    assertThat(store.addIfAbsent(workflow("w2", "Greet", "2.0.0", "A"))).isEqualTo(first.info());
    assertThat(store.addIfAbsent(workflow("w3", "Greet", "1.0.0", "B")).id()).isEqualTo("w3");
    assertThat(store.list(ElementType.WORKFLOW)).hasSize(2);
  }

  @Test
  void aWorkflowIsKeptAsItWas() {
    ContentStore store = store();
    Element first = workflow("w1", "Greet", "1.0.0", "A");
    Element second = workflow("w1", "Greet", "2.0.0", "A");
    store.put(List.of(first), null);
    store.put(List.of(second), null);
    store.put(List.of(first), null);
    store.delete(List.of(GREET));

    assertThat(store.find(GREET)).isEmpty();
    assertThat(store.findData(GREET, first.info().hash())).contains(first.data());
    assertThat(store.findData(GREET, second.info().hash())).contains(second.data());
    assertThat(store.findData(GREET, "0".repeat(64))).isEmpty();
  }

  @Test
  void thePresentDataAreFoundByTheirHash() {
    ContentStore store = store();
    Element action = action("a1", "org.m", "add");
    store.put(List.of(action), null);

    assertThat(store.findData(action.key(), action.info().hash())).contains(action.data());
  }

  @Test
  void aListIsOrderedByPathThenName() {
    ContentStore store = store();
    store.put(
        List.of(
            workflow("w1", "z", "", "A"),
            workflow("w2", "a", "", "B"),
            workflow("w3", "b", "", "A", "X"),
            workflow("w4", "a", "", "A"),
            workflow("w5", "c", "", "A!"),
            action("a1", "m", "act")),
        null);

    assertThat(store.list(ElementType.WORKFLOW))
        .extracting(ElementInfo::id)
        .containsExactly("w4", "w1", "w3", "w5", "w2");
  }

  @Test
  void anActionIsFoundByModuleAndName() {
    ContentStore store = store();
    store.put(
        List.of(
            action("a1", "org.m", "add"),
            action("a2", "org.n", "add"),
            action("a3", "org.m", "sub")),
        null);

    assertThat(store.findAction("org.n", "add").orElseThrow().id()).isEqualTo("a2");
    assertThat(store.findAction("org.n", "sub")).isEmpty();
  }

  @Test
  void aFolderIsMadeEmptyAndDeletedWithAllInIt() {
    ContentStore store = store();
    store.put(
        List.of(workflow("w1", "Greet", "1.0.0", "A", "B"), workflow("w2", "Other", "1.0.0", "AB")),
        null);
    Category empty = Category.of(ElementType.WORKFLOW, List.of("A", "C", "D"));

    store.addCategory(empty.type(), empty.path());
    assertThat(store.findCategory(empty.id())).contains(empty);
    long before = store.revision();
    store.deleteCategory(Category.of(ElementType.WORKFLOW, List.of("A")).id(), true);

    assertThat(store.categories(ElementType.WORKFLOW))
        .containsExactly(Category.of(ElementType.WORKFLOW, List.of("AB")));
    assertThat(store.list(ElementType.WORKFLOW)).extracting(ElementInfo::id).containsExactly("w2");
    assertThat(store.revision()).isGreaterThan(before);
  }

  @Test
  void foldersAreMadeWithThoseAboveThem() {
    ContentStore store = store();
    store.put(
        List.of(workflow("w1", "a", "", "A", "B", "C/D"), workflow("w2", "b", "", "A")), null);
    store.put(List.of(workflow("w3", "c", "", "A", "B")), null);

    List<Category> folders = store.categories(ElementType.WORKFLOW);

    assertThat(folders)
        .extracting(Category::path)
        .containsExactly(List.of("A"), List.of("A", "B"), List.of("A", "B", "C/D"));
    assertThat(store.findCategory(folders.get(2).id())).contains(folders.get(2));
    assertThat(folders.get(0)).isEqualTo(Category.of(ElementType.WORKFLOW, List.of("A")));
    assertThat(store.categories(ElementType.ACTION)).isEmpty();
  }

  @Test
  void anEmptyFolderIsMadeWithThoseAboveIt() {
    ContentStore store = store();
    store.put(List.of(workflow("w1", "a", "", "A", "C/D")), null);
    long before = store.revision();

    Category made = store.addCategory(ElementType.WORKFLOW, List.of("A", "C/D", "E", "F"));

    assertThat(made).isEqualTo(Category.of(ElementType.WORKFLOW, List.of("A", "C/D", "E", "F")));
    assertThat(store.findCategory(made.id())).contains(made);
    assertThat(store.categories(ElementType.WORKFLOW))
        .extracting(Category::path)
        .containsExactly(
            List.of("A"),
            List.of("A", "C/D"),
            List.of("A", "C/D", "E"),
            List.of("A", "C/D", "E", "F"));
    assertThat(store.revision()).isGreaterThan(before);
    store.addCategory(ElementType.RESOURCE, List.of("A"));
    store.addCategory(ElementType.ACTION, List.of("com.example.net-tools"));
    assertThat(store.categories(ElementType.RESOURCE)).hasSize(1);
  }

  @Test
  void aFolderIsMadeOnce() {
    ContentStore store = store();
    store.put(List.of(workflow("w1", "a", "", "A", "B")), null);
    long before = store.revision();

    assertThatThrownBy(() -> store.addCategory(ElementType.WORKFLOW, List.of("A", "B")))
        .isInstanceOf(FolderConflictException.class)
        .hasMessageContaining("'A/B' exists already");

    assertThat(store.revision()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a/b", "a\\b", "a\nb", "\u0000", "\u007f", "\u2028", "\ud800"})
  void aNameThatCannotBeUsedIsRefused(String name) {
    ContentStore store = store();

    assertThatThrownBy(() -> store.addCategory(ElementType.WORKFLOW, List.of("A", name)))
        .isInstanceOfSatisfying(
            MultinodeException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageMatching("'[ -~]*' cannot be the name of a folder: .*");

    assertThat(store.categories(ElementType.WORKFLOW)).isEmpty();
  }

  @Test
  void aModuleIsNamedInFull() {
    ContentStore store = store();

    assertThatThrownBy(() -> store.addCategory(ElementType.ACTION, List.of("com", "example")))
        .hasMessageContaining("it is a module");
    assertThatThrownBy(() -> store.addCategory(ElementType.ACTION, List.of("com example")))
        .hasMessageContaining("it is a module");
  }

  @Test
  void aFolderIsDeletedWhenNothingIsInIt() {
    ContentStore store = store();
    store.put(List.of(workflow("w1", "a", "", "A", "B")), null);
    Category a = Category.of(ElementType.WORKFLOW, List.of("A"));
    Category b = Category.of(ElementType.WORKFLOW, List.of("A", "B"));

    assertThatThrownBy(() -> store.deleteCategory(b.id(), false))
        .isInstanceOf(FolderConflictException.class)
        .hasMessageContaining("'A/B' is not empty: folders in it: 0, elements: 1");
    store.delete(List.of(GREET));
    assertThatThrownBy(() -> store.deleteCategory(a.id(), false))
        .isInstanceOf(FolderConflictException.class)
        .hasMessageContaining("'A' is not empty: folders in it: 1, elements: 0");
    store.deleteCategory(b.id(), false);
    store.deleteCategory(a.id(), false);

    assertThat(store.categories(ElementType.WORKFLOW)).isEmpty();
    assertThatThrownBy(() -> store.deleteCategory(a.id(), true))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining(a.id());
  }

  @Test
  void aFolderIsDeletedWithAllThatIsInIt() {
    ContentStore store = store();
    Element greet = workflow("w1", "Greet", "", "A", "B");
    Element beside = workflow("w2", "b", "", "AB");
    Element above = workflow("w3", "c", "", "A");
    store.put(
        List.of(greet, beside, above),
        new ContentPackage("demo", "p1", "", List.of(greet.key(), beside.key())));
    store.addCategory(ElementType.RESOURCE, List.of("A"));

    store.deleteCategory(Category.of(ElementType.WORKFLOW, List.of("A")).id(), true);

    assertThat(store.categories(ElementType.WORKFLOW))
        .extracting(Category::path)
        .containsExactly(List.of("AB"));
    assertThat(store.categories(ElementType.RESOURCE)).hasSize(1);
    assertThat(store.list(ElementType.WORKFLOW)).containsExactly(beside.info());
    assertThat(store.findPackage("demo").orElseThrow().elements()).containsExactly(beside.key());
    assertThat(store.findData(GREET, greet.info().hash())).contains(greet.data());
  }

  @Test
  void aPackageListsItsElementsUntilTheyAreDeleted() {
    ContentStore store = store();
    Element greet = workflow("w1", "Greet", "", "A");
    Element add = action("a1", "m", "add");
    ElementKey elsewhere = new ElementKey(ElementType.RESOURCE, "r1");
    ContentPackage demo =
        new ContentPackage("demo", "p1", "What it is", List.of(add.key(), greet.key(), elsewhere));
    store.put(List.of(greet, add), demo);
    store.put(List.of(), new ContentPackage("more", "p2", "", List.of(greet.key())));

    assertThat(store.findPackage("demo")).contains(demo);
    assertThat(store.packagesWith(greet.key())).containsExactly("demo", "more");

    store.delete(List.of(greet.key(), new ElementKey(ElementType.WORKFLOW, "unknown")));

    assertThat(store.findPackage("demo").orElseThrow().elements())
        .containsExactly(add.key(), elsewhere);
    assertThat(store.packages()).extracting(ContentPackage::name).containsExactly("demo", "more");
    assertThat(store.packagesWith(greet.key())).isEmpty();
  }

  @Test
  void aPackageIsReplacedAndDeletedWithoutItsElements() {
    ContentStore store = store();
    Element greet = workflow("w1", "Greet", "", "A");
    store.put(List.of(greet), new ContentPackage("demo", "p1", "", List.of(greet.key())));

    store.put(List.of(), new ContentPackage("demo", "p1", "", List.of()));
    assertThat(store.findPackage("demo").orElseThrow().elements()).isEmpty();

    assertThat(store.deletePackage("demo")).isTrue();
    assertThat(store.packages()).isEmpty();
    assertThat(store.find(GREET)).isPresent();
  }

  @Test
  void theRevisionGoesUpWithEveryChange() {
    ContentStore store = store();
    long before = store.revision();

    store.put(List.of(workflow("w1", "Greet", "", "A")), null);
    long afterPut = store.revision();
    store.delete(List.of(GREET));

    assertThat(afterPut).isGreaterThan(before);
    assertThat(store.revision()).isGreaterThan(afterPut);
  }

  @Test
  void aWholePackageIsStored() {
    List<Element> elements =
        CorpusPackage.read("extras.package").elements().stream()
            .map(CorpusPackage.Member::element)
            .toList();
    ContentStore store = store();

    store.put(elements, null);

    for (Element element : elements) {
      Element found = store.get(element.key());
      assertThat(found.info()).isEqualTo(element.info());
      assertThat(found.data()).isEqualTo(element.data());
      assertThat(found.members()).containsOnlyKeys(element.members().keySet());
    }
  }
}
