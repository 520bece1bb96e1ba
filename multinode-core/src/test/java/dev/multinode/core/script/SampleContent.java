package dev.multinode.core.script;

import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The content that tests of scripts begin with. */
final class SampleContent {
  /** Finds the configuration element and its folder. */
  static final String C =
      "var f = Server.getConfigurationElementCategoryWithPath('Org/Net');"
          + "var c = f.configurationElements[0];";

  private SampleContent() {}

  static void fill(ContentStore store) {
    ConfigurationElement settings =
        ConfigurationElement.create(
                "c1",
                "Settings",
                List.of(
                    Attribute.of("host", TypeName.STRING, Value.of("a.example")),
                    Attribute.of("port", TypeName.NUMBER, Value.of(443)),
                    Attribute.of("key", TypeName.SECURE_STRING, Value.NULL)))
            .withDescription("Where to");
    Element known = Elements.of(settings, List.of("Org", "Net"));
    Map<String, byte[]> members = Map.of("tags", "<tags/>".getBytes(StandardCharsets.UTF_8));
    ResourceElement text =
        new ResourceElement("r1", "a.txt", "1.0.0", "", "text/plain", "vef", new byte[] {65, 66});
    store.put(
        List.of(
            new Element(known.info(), known.data(), members), Elements.of(text, List.of("Files"))),
        null);
  }
}
