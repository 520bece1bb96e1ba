package dev.multinode.core.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextValuesTest {
  static Stream<SampleValues.Sample> samples() {
    return SampleValues.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsWrittenIsReadAgain(SampleValues.Sample sample) {
    String text = TextValues.write(sample.value(), sample.typeName());

    assertThat(TextValues.read(text, sample.typeName())).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatIsWrittenAsAnyKeepsItsType(SampleValues.Sample sample) {
    String text = TextValues.write(sample.value(), TypeName.ANY);

    assertThat(TextValues.read(text, TypeName.ANY)).isEqualTo(sample.value());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          string       | __NULL__                       | null
          string       | ``                             | ""
          Path         | /data/in.txt                   | "/data/in.txt"
          number       | 5                              | 5
          number       | 1200.0                         | 1200
          number       | ``                             | null
          boolean      | true                           | true
          Date         | 20211228160815-0600            | "2021-12-28T22:08:15Z"
          Date         | 20220121233650792+0000         | "2022-01-21T23:36:50.792Z"
          Date         | 20220121233650792Z             | "2022-01-21T23:36:50.792Z"
          Date         | 20220121233650+01:30           | "2022-01-21T22:06:50Z"
          Date         | 20220121233650                 | "2022-01-21T23:36:50Z"
          Any          | string#boxed                   | "boxed"
          Any          | Any#__NULL__                   | null
          Any          | Array#[8:string#a]             | ["a"]
          Any          | #{#string#a#}#                 | ["a"]
          Any          | no type                        | "no type"
          Array/string | [18:string#10.0.30.254,8:string#1] | ["10.0.30.254","1"]
          Array/string | []                             | []
          Array/string | [15:string#__NULL__]           | [null]
          Array/string | #{##}#                         | []
          Array/string | #{#string#a;b#;#string##1#}#   | ["a;b","#1"]
          Array/Array/number | [21:Array#[10:number#1.0]] | [[1]]
          Array/Properties | #{#Properties##[#k#=#string#v#]##;#Properties##[##]##}# | [{"k":"v"},{}]
          Properties   | #[#k#=#string#a=b#+#l#=#Array##{#number#1#;#number#2#}##]# | {"k":"a=b","l":[1,2]}
          Properties   | {}                             | {}
          CompositeType(host:string,port:number) | #[#host#=#string#db#+#port#=#number#__NULL__#]# | {"host":"db","port":null}
          """)
  void bothEncodingsAreRead(String type, String text, String plain) {
    assertThat(PlainValues.write(TextValues.read(text, new TypeName(type)))).hasToString(plain);
  }

  @Test
  void propertiesWithLengthsEndEachEntryWithALineFeed() {
    String text = "{8:11:standard=string#1234\n4:12:next=Any#__NULL__\n}";

    assertThat(PlainValues.write(TextValues.read(text, TypeName.PROPERTIES)))
        .hasToString("{\"standard\":\"1234\",\"next\":null}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[9:string#👋,8:string#b]", "[8:string#👋,8:string#b]"})
  void lengthsMayCountUnitsOrCodePoints(String text) {
    assertThat(TextValues.read(text, TypeName.arrayOf(TypeName.STRING)))
        .isEqualTo(SampleValues.texts("👋", "b"));
  }

  @Test
  void aValueThatIsMissingIsNull() {
    assertThat(TextValues.read(null, TypeName.STRING)).isEqualTo(Value.NULL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          number       | five
          boolean      | yes
          Date         | 2021
          Date         | 20211328160815-0600
          Array/string | a,b
          Array/string | [8:string#a
          Array/string | [80:string#a]
          Array/string | [8:string#a]x
          Array/string | [-1:string#a]
          Array/string | [99999999999:string#a]
          Array/string | [3:abc]
          Array/string | #{#string#a
          Array/string | #{#string#a#}##
          Array/number | [8:number#a]
          Properties   | {1:8:kstring#a}
          Properties   | #[#k#string#a#]#
          """)
  void aTextThatIsNoValueIsRefused(String type, String text) {
    assertThatThrownBy(() -> TextValues.read(text, new TypeName(type)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("its text is no");
  }

  @Test
  void nestingHasALimit() {
    assertThatThrownBy(() -> TextValues.read("Any#".repeat(100_000), TypeName.ANY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nests deeper than 100");
    assertThatThrownBy(
            () -> TextValues.read("#{#Array#".repeat(100_000), new TypeName("Array/Array")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nests deeper than 100");
  }

  @Test
  void anObjectIsAReference() {
    Value.Ref vm = new Value.Ref(new TypeName("VC:VirtualMachine"), "host 1/vm-17'", "web-01");

    String text = TextValues.write(vm, vm.type());

    assertThat(text)
        .isEqualTo(
            "dunes://service.dunes.ch/CustomSDKObject?id='host+1%2Fvm-17%27'"
                + "&dunesName='VC:VirtualMachine'");
    assertThat(TextValues.read(text, vm.type())).isEqualTo(vm);
  }

  @Test
  void anActionIsAReferenceWithMoreParts() {
    String text =
        "dunes://service.dunes.ch/Action?id='a1'&dunesName='Action'&name='add'&category='org.m'";

    assertThat(TextValues.read(text, new TypeName("Action")))
        .isEqualTo(new Value.Ref(new TypeName("Action"), "a1", null));
  }

  @Test
  void aTypeWithinACollectionIsKept() {
    Value host = new Value.Ref(new TypeName("VC:HostSystem"), "h-1", null);
    Value array = new Value.Array(new TypeName("VC:ManagedEntity"), List.of(host));

    String text = TextValues.write(array, array.type());

    assertThat(TextValues.read(text, array.type())).isEqualTo(array);
  }

  @Test
  void aFileHasNoText() {
    Value file = new Value.Mime("a", "text/plain", new byte[0]);
    Value props = new Value.Props(Map.of("file", file));

    assertThatThrownBy(() -> TextValues.write(props, TypeName.PROPERTIES))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
