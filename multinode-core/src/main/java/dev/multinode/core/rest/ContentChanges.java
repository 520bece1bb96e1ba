package dev.multinode.core.rest;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Uploads and deletions of single elements: what they have in common. */
final class ContentChanges {
  private final ContentStore store;
  private final ContentIndex index;

  @Inject
  ContentChanges(ContentStore store, ContentIndex index) {
    this.store = store;
    this.index = index;
  }

  /**
   * Where an upload goes: the folder that the client names in the query or in a form part, else the
   * folder of the element that it replaces.
   *
   * @throws MultinodeException NOT_FOUND for an unknown folder, USAGE for one of another kind or
   *     when there is none
   */
  List<String> folder(Request request, ElementKey key) {
    Optional<String> id = parameter(request, "categoryId");
    if (id.isPresent()) {
      Category category = index.category(id.get());
      if (!category.type().equals(key.type())) {
        throw new MultinodeException(
            ErrorCode.USAGE,
            "folder '%s' is for elements of type %s, not %s; choose another folder"
                .formatted(category.name(), category.type(), key.type()));
      }
      return category.path();
    }
    return store
        .findInfo(key)
        .map(ElementInfo::category)
        .orElseThrow(
            () ->
                new MultinodeException(
                    ErrorCode.USAGE, "the upload names no folder; add '?categoryId=…'"));
  }

  /** A value that some clients send in the query and some as a part of the form. */
  static Optional<String> parameter(Request request, String name) {
    return request
        .query(name)
        .filter(value -> !value.isBlank())
        .or(() -> request.part(name).filter(value -> !value.isBlank()));
  }

  /**
   * Adds an element, or replaces it if the client says so.
   *
   * @throws MultinodeException CONFLICT when it exists and {@code overwrite} is not given
   */
  void upload(Request request, Element element) {
    boolean overwrite =
        request.flag("overwrite", false)
            || request.part("overwrite").filter("true"::equalsIgnoreCase).isPresent();
    if (!overwrite && store.findInfo(element.key()).isPresent()) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "%s '%s' exists already; add '?overwrite=true' to replace it"
              .formatted(element.key().type(), element.info().name()));
    }
    put(element);
  }

  void put(Element element) {
    store.put(List.of(element), null);
  }

  /**
   * @param word for the message, which clients look into ({@code vro-rest-api.md} §3.6)
   * @throws MultinodeException CONFLICT when a package lists it and {@code force} is not given
   */
  void delete(Request request, ElementInfo info, String word) {
    List<String> packages = store.packagesWith(info.key());
    if (!packages.isEmpty() && !request.flag("force", false)) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          ("%s '%s' is in use. Specify '?force=true' parameter to delete it. It belongs to the"
                  + " packages %s.")
              .formatted(word, info.name(), String.join(", ", packages)));
    }
    store.delete(List.of(info.key()));
  }
}
