package dev.multinode.core.script;

import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ConfigurationXml;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementData;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.ResourceArchive;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Changes of content that scripts make. They are changes like those over REST: the element gets
 * another hash, keeps its version and all that belongs to it, and no change of another run is lost.
 */
final class ElementEdits {
  private ElementEdits() {}

  static void configuration(Self self, UnaryOperator<ConfigurationElement> change) {
    edit(
        self,
        data ->
            ElementData.encode(
                ConfigurationXml.write(
                    change.apply(ConfigurationXml.read(ElementData.decode(data))))));
  }

  static void resource(Self self, String mimeType, byte[] content) {
    edit(
        self,
        data -> {
          ResourceElement old = ResourceArchive.read(data);
          return ResourceArchive.write(
              new ResourceElement(
                  old.id(),
                  old.name(),
                  old.version(),
                  old.description(),
                  mimeType == null ? old.mimeType() : mimeType,
                  old.allowedOperations(),
                  content));
        });
  }

  private static void edit(Self self, UnaryOperator<byte[]> change) {
    ElementInfo info = ElementApi.info(self);
    self.services()
        .store()
        .update(
            info.key(),
            old -> {
              mayEdit(old);
              return Elements.read(
                  old.key().type(),
                  old.key().id(),
                  old.info().category(),
                  change.apply(old.data()),
                  old.members());
            });
  }

  /** Deletes an element; packages no longer list it. */
  static void remove(Self self, ElementInfo info) {
    mayEdit(self.services().store().get(info.key()));
    self.services().store().delete(List.of(info.key()));
  }

  /**
   * An element whose rights are written has to allow that it is edited ({@code
   * vro-package-format.md} §9: the letters of rights).
   */
  private static void mayEdit(Element element) {
    String rights = Elements.describe(element.key().type(), element.data()).allowedOperations();
    if (rights != null && rights.indexOf('e') < 0) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "%s '%s' may not be edited: its rights are '%s', without 'e'; import it with that right"
              .formatted(element.key().type(), element.info().name(), rights));
    }
  }

  /**
   * The id of what a script creates. When the item runs again after a crash, the same call makes
   * the same id, and finds what the first attempt made.
   */
  static String newId(Self self) {
    String call = self.run().nextCall().requestId();
    return UUID.nameUUIDFromBytes(call.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Adds what a script creates; it must be the only one of its name in the folder. */
  static Object add(Self self, Arguments args, Element element) {
    ElementInfo there = self.services().store().addIfAbsent(element);
    if (!there.id().equals(element.key().id())) {
      throw HostErrors.text(
          "%s: '%s' exists already; change that one, or take another name"
              .formatted(args.function(), there.qualifiedName()));
    }
    return self.show(ContentObjects.ref(there));
  }
}
