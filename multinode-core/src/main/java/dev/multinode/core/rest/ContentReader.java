package dev.multinode.core.rest;

import dev.multinode.core.content.Action;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ResourceArchive;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.content.Workflow;
import jakarta.inject.Inject;

/** What is in the elements of lists. */
final class ContentReader {
  private final ContentStore store;
  private final ContentLibrary library;

  @Inject
  ContentReader(ContentStore store, ContentLibrary library) {
    this.store = store;
    this.library = library;
  }

  Workflow workflow(ElementInfo info) {
    return library.workflow(info.id(), info.hash());
  }

  Action action(ElementInfo info) {
    return library.action(info.path(), info.name());
  }

  ConfigurationElement configuration(ElementInfo info) {
    return library.configuration(info.id());
  }

  ResourceElement resource(ElementInfo info) {
    return ResourceArchive.read(data(info));
  }

  /** The bytes as packages hold them. */
  byte[] data(ElementInfo info) {
    return store.get(info.key()).data();
  }
}
