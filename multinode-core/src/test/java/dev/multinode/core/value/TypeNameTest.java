package dev.multinode.core.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeNameTest {
  @Test
  void anArrayOfPluginObjectsIsAnArrayAndItsElementsAreOfThePlugin() {
    TypeName type = new TypeName("Array/VC:VirtualMachine");

    assertThat(type.isArray()).isTrue();
    assertThat(type.isPlugin()).isFalse();
    assertThat(type.element().namespace()).contains("VC");
    assertThat(type.element().simpleName()).isEqualTo("VirtualMachine");
  }

  @Test
  void aCompositeNamesItsFieldsInOrderEvenWhenOneIsACompositeItself() {
    TypeName type =
        new TypeName(
            "CompositeType(host:string,limits:CompositeType(a:number,b:number),n:number):E");

    assertThat(type.isComposite()).isTrue();
    assertThat(type.fields().keySet()).containsExactly("host", "limits", "n");
    assertThat(type.fields().get("limits").fields()).containsOnlyKeys("a", "b");
  }

  @Test
  void aCompositeIsNoPluginTypeAlthoughItHasAColon() {
    assertThat(new TypeName("CompositeType(a:string)").isPlugin()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "STRING", "Text", "Path", "Regexp"})
  void textTypesAreTextWhateverTheCase(String text) {
    assertThat(new TypeName(text).isText()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CompositeType(", "CompositeType(a", "CompositeType(:)", "Array/"})
  void brokenTypesAreReadWithoutAnError(String text) {
    TypeName type = new TypeName(text);

    assertThat(type.fields()).isEmpty();
    assertThat(type.element()).isEqualTo(TypeName.ANY);
  }
}
