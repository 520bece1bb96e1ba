package dev.multinode.core.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureXmlTest {
  @Test
  void theDeclaredEncodingDoesNotCount() {
    XmlNode node =
        SecureXml.parse("<?xml version='1.0' encoding='ISO-8859-1'?><a>Grüße 👋</a>", "a");

    assertThat(node.text()).isEqualTo("Grüße 👋");
  }

  @Test
  void whiteSpaceBetweenTagsIsDroppedAndTextIsKept() {
    XmlNode node = SecureXml.parse("<a>\n  <b> x </b>\n  <c> </c>\n</a>", "a");

    assertThat(node)
        .isEqualTo(XmlNode.of("a").with(XmlNode.text("b", " x ")).with(XmlNode.text("c", " ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY e 'x'><!ENTITY f '&e;&e;'>]><a>&f;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/x'> %p;]><a/>",
        "<!DOCTYPE a><a/>"
      })
  void aDocumentTypeIsRefused(String xml) {
    assertThatThrownBy(() -> SecureXml.parse(xml, "workflow w"))
        .isInstanceOfSatisfying(
            InvalidContentException.class, e -> assertThat(e.doctype()).isTrue())
        .hasMessageContaining("workflow w cannot be read: it has a document type");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a>&e;</a>", "<a>", "<a b=1/>", "<a/><b/>", "", "<a>\u0001</a>"})
  void whatIsNotWellFormedIsRefused(String xml) {
    assertThatThrownBy(() -> SecureXml.parse(xml, "w"))
        .isInstanceOfSatisfying(
            InvalidContentException.class, e -> assertThat(e.doctype()).isFalse());
  }

  @Test
  void depthHasALimit() {
    String xml = "<a>".repeat(501) + "</a>".repeat(501);

    assertThatThrownBy(() -> SecureXml.parse(xml, "w"))
        .isInstanceOf(InvalidContentException.class)
        .hasMessageContaining("deeper than 500");
  }

  @Test
  void propertiesMayNameTheirUsualDocumentType() {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="no"?>
        <!DOCTYPE properties SYSTEM "http://java.sun.com/dtd/properties.dtd">
        <properties><comment>UTF-16</comment><entry key="type">Workflow</entry><entry key="e"/></properties>
        """;

    assertThat(SecureXml.parseProperties(xml, "info"))
        .containsEntry("type", "Workflow")
        .containsEntry("e", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!DOCTYPE properties SYSTEM \"http://evil.example/properties.dtd\"><properties/>",
        "<!DOCTYPE properties SYSTEM \"http://java.sun.com/dtd/properties.dtd\" [<!ENTITY e 'x'>]>"
            + "<properties/>"
      })
  void propertiesMayNameNoOtherDocumentType(String xml) {
    assertThatThrownBy(() -> SecureXml.parseProperties(xml, "info"))
        .isInstanceOfSatisfying(
            InvalidContentException.class, e -> assertThat(e.doctype()).isTrue());
  }
}
