package dev.multinode.core.rest;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ElementInfo;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Response;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Elements and folders as links of lists, with the attributes that clients read. */
final class ElementLinks {
  /** What conditions on lists of elements may name. */
  static final Set<String> PROPERTIES =
      Set.of(
          "id",
          "name",
          "version",
          "description",
          "type",
          "fqn",
          "module",
          "categoryId",
          "categoryName",
          "categoryPath");

  private static final Map<ElementType, String> FOLDERS =
      Map.of(
          ElementType.WORKFLOW, "workflows",
          ElementType.ACTION, "actions",
          ElementType.CONFIGURATION, "configurations",
          ElementType.RESOURCE, "resources");

  private ElementLinks() {}

  /** Its own resource; for a kind that has none its place in the catalog. */
  static String href(Hrefs hrefs, ElementInfo info) {
    String folder = FOLDERS.get(info.key().type());
    return folder == null
        ? hrefs.api("catalog", "System", info.key().type().name(), info.id())
        : hrefs.api(folder, info.id());
  }

  /** As a list of its kind shows it. */
  static Link element(Hrefs hrefs, ElementInfo info) {
    ElementType type = info.key().type();
    String rel = type.equals(ElementType.ACTION) ? "action" : "down";
    Link link =
        new Link(rel, href(hrefs, info), Map.of())
            .with("id", info.id())
            .with("name", info.name())
            .with("version", info.version())
            .with("description", info.description())
            .with("type", type.name());
    if (type.equals(ElementType.ACTION)) {
      link = link.with("fqn", info.qualifiedName()).with("module", info.path());
    }
    Category category = ContentIndex.categoryOf(info).orElse(null);
    if (category != null) {
      link =
          link.with("categoryId", category.id())
              .with("categoryName", category.name())
              .with("categoryPath", info.path())
              .with("categoryHref", hrefs.api("categories", category.id()));
    }
    link = link.with("itemHref", href(hrefs, info));
    if (type.equals(ElementType.WORKFLOW)) {
      link =
          link.with("customIcon", "false")
              .with("canExecute", "true")
              .with("canEdit", "true")
              .with("globalTags", "");
    }
    return link;
  }

  /** Elements as the list that the request's conditions and pages ask for. */
  static Response list(Request request, Collection<ElementInfo> infos) {
    Hrefs hrefs = Hrefs.of(request);
    List<Link> all = infos.stream().map(info -> element(hrefs, info)).toList();
    return Response.json(Links.list(ListQuery.of(request), all, PROPERTIES));
  }

  static Link category(Hrefs hrefs, Category category) {
    String href = hrefs.api("categories", category.id());
    return Link.down(href)
        .with("id", category.id())
        .with("name", category.name())
        .with("type", category.type().categoryType())
        .with("path", String.join("/", category.path()))
        .with("categoryHref", href);
  }
}
