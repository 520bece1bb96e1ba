package dev.multinode.core.content;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.testing.CorpusPackage;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {
  @Test
  void theSameContentHasTheSameHashInBothDialects() {
    Map<ElementKey, String> modern = hashes("demo-1.0.0.package");
    Map<ElementKey, String> old = hashes("demo-7x.package");

    assertThat(old).hasSize(22).isEqualTo(modern);
  }

  private static Map<ElementKey, String> hashes(String file) {
    Map<ElementKey, String> hashes = new TreeMap<>(Comparator.comparing(Object::toString));
    CorpusPackage.read(file)
        .elements()
        .forEach(
            element ->
                hashes.put(
                    new ElementKey(element.type(), element.id()),
                    ContentHash.of(element.type(), element.data())));
    return hashes;
  }

  @Test
  void aToolThatOnlySetsTheVersionLeavesTheRestEqual() {
    Map<ElementKey, String> original = hashes("demo-1.0.0.package");

    for (CorpusPackage.Member element :
        CorpusPackage.read("demo-vropkg-1.2.3.package").elements(ElementType.WORKFLOW)) {
      Workflow built = WorkflowXml.read(ElementData.decode(element.data()));
      Element reset = Elements.of(built.withVersion("1.0.0"), element.category());
      if (original.containsKey(reset.key())) {
        assertThat(reset.info().hash()).as(built.name()).isEqualTo(original.get(reset.key()));
      }
    }
  }

  private static final String ACTION =
      """
      <dunes-script-module name="add" result-type="number" id="a1" version="1.0.0" \
      allowed-operations="vef"><description>Adds.</description><param n="a" t="number"/>\
      <script encoded="false"><![CDATA[x();
      return a;]]></script></dunes-script-module>""";

  @ParameterizedTest
  @ValueSource(
      strings = {
        // order of attributes, quotes, letters of the rights, white space, entities, line ends
        """
        <?xml version='1.0'?>
        <dunes-script-module id='a1' version='1.0.0' name='add' allowed-operations='fve' result-type='number'>
          <description>Adds.</description>
          <param t="number" n="a"></param>
          <script encoded="false">x();&#13;
        return a;</script>
        </dunes-script-module>
        """,
        // order of children, an empty one, attributes that editors write
        """
        <dunes-script-module name="add" result-type="number" id="a1" version="1.0.0" \
        allowed-operations="vef" category-name="m" editor-version="2.0"><environment/>\
        <script>x();
        return a;</script><param n="a" t="number"/><description>Adds.</description>\
        </dunes-script-module>
        """
      })
  void spellingDoesNotCount(String spelled) {
    assertThat(hash(ElementType.ACTION, spelled)).isEqualTo(hash(ElementType.ACTION, ACTION));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0, 1.0.1",
    "return a, return  a",
    "vef, vf",
    "Adds., adds.",
    "n=\"a\", n=\"b\"",
    "a1, a2"
  })
  void whatMeansSomethingCounts(String part, String changed) {
    assertThat(hash(ElementType.ACTION, ACTION.replace(part, changed)))
        .isNotEqualTo(hash(ElementType.ACTION, ACTION));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Array/number | [10:number#1.0]            | #{#number#1#}#
          Properties   | {1:8:a=string#x\\n1:8:b=string#y\\n} | #[#b#=#string#y#+#a#=#string#x#]#
          number       | 5                          | 5.0
          Date         | 20240229120000+0000        | 20240229133000000+0130
          string       | __NULL__                   | -
          """)
  void valuesCountByWhatTheyMean(String type, String one, String other) {
    String first = configuration(type, one.replace("\\n", "\n"));
    String second = configuration(type, other);

    assertThat(hash(ElementType.CONFIGURATION, first))
        .isEqualTo(hash(ElementType.CONFIGURATION, second));
  }

  @ParameterizedTest
  @CsvSource({
    "string, '', -",
    "string, a, b",
    "number, 1, 2",
    "Array/string, '[8:string#a,8:string#b]', '[8:string#b,8:string#a]'",
    "number, one, two"
  })
  void otherValuesAreOtherContent(String type, String one, String other) {
    assertThat(hash(ElementType.CONFIGURATION, configuration(type, one)))
        .isNotEqualTo(hash(ElementType.CONFIGURATION, configuration(type, other)));
  }

  private static String configuration(String type, String value) {
    return "<config-element id='c'><display-name>C</display-name><atts><att name='a' type='%s'>%s</att></atts></config-element>"
        .formatted(
            type, value.equals("-") ? "" : "<value encoded='n'><![CDATA[" + value + "]]></value>");
  }

  @Test
  void theEncodingOfTheTextDoesNotCount() {
    byte[] little = ("\uFEFF" + ACTION).getBytes(UTF_16LE);

    assertThat(ContentHash.of(ElementType.ACTION, little))
        .isEqualTo(ContentHash.of(ElementType.ACTION, ACTION.getBytes(UTF_8)))
        .hasSize(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Workflow", "ResourceElement", "HologramTemplate"})
  void whatCannotBeReadCountsByteForByte(String type) {
    ElementType elementType = new ElementType(type);

    String one = ContentHash.of(elementType, new byte[] {(byte) 0xC3, 1, 2});

    assertThat(ContentHash.of(elementType, new byte[] {(byte) 0xC3, 1, 2})).isEqualTo(one);
    assertThat(ContentHash.of(elementType, new byte[] {(byte) 0xC3, 1, 3})).isNotEqualTo(one);
  }

  @Test
  void howAnArchiveIsPackedDoesNotCount() {
    CorpusPackage.Member packed =
        CorpusPackage.read("demo-1.0.0.package").elements(ElementType.RESOURCE).get(0);

    byte[] again = ResourceArchive.write(ResourceArchive.read(packed.data()));

    assertThat(again).isNotEqualTo(packed.data());
    assertThat(ContentHash.of(ElementType.RESOURCE, again))
        .isEqualTo(ContentHash.of(ElementType.RESOURCE, packed.data()));
  }

  private static String hash(ElementType type, String xml) {
    return ContentHash.of(type, ElementData.encode(xml));
  }
}
