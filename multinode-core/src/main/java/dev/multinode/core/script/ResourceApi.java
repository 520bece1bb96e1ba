package dev.multinode.core.script;

import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.value.Value;

/** The class {@code ResourceElement} of scripts. */
final class ResourceApi {
  static final HostClass CLASS =
      ElementApi.declare("ResourceElement")
          .property("mimeType", self -> element(self).mimeType())
          .property("contentSize", self -> (double) element(self).content().length)
          .method("getResourceElementCategory", (self, args) -> ElementApi.folder(self))
          .method("getContentAsMimeAttachment", (self, args) -> content(self))
          .method("setContentFromMimeAttachment", ResourceApi::setMime)
          .method("setContentFromFile", ResourceApi::setFile)
          .method("writeContentToFile", ResourceApi::writeFile)
          .method("reload", (self, args) -> null); // what is read is always what is there

  private ResourceApi() {}

  private static ResourceElement element(Self self) {
    ElementApi.info(self);
    return self.services().library().findResource(self.ref().id()).orElseThrow();
  }

  private static MimeObject content(Self self) {
    ResourceElement resource = element(self);
    return new MimeObject(
        self.scope(), new Value.Mime(resource.name(), resource.mimeType(), resource.content()));
  }

  private static Object setMime(Self self, Arguments args) {
    Value.Mime mime = mime(args, 0);
    ElementEdits.resource(self, mime.mimeType(), mime.content());
    return null;
  }

  /** The attachment that an argument has to be. */
  static Value.Mime mime(Arguments args, int index) {
    if (args.get(index) instanceof MimeObject mime) {
      return mime.value();
    }
    throw HostErrors.text(args.function() + ": the content is no MimeAttachment");
  }

  private static Object setFile(Self self, Arguments args) {
    RunFiles files = self.run().files();
    byte[] content = files.files().read(files.resolve(args, 0, "the file"));
    ElementEdits.resource(self, args.get(1) == null ? null : args.text(1), content);
    return null;
  }

  private static Object writeFile(Self self, Arguments args) {
    RunFiles files = self.run().files();
    files.files().write(files.resolve(args, 0, "the file"), element(self).content());
    return null;
  }
}
