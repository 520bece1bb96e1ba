package dev.multinode.packages;

import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.Request;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import dev.multinode.core.spi.Routes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Packages as the vRO API serves them: list, export, import, delete. */
final class PackagesResource implements Resource {
  private final ContentStore store;
  private final PackageExporter exporter;
  private final PackageImporter importer;

  @Inject
  PackagesResource(ContentStore store, PackageExporter exporter, PackageImporter importer) {
    this.store = store;
    this.exporter = exporter;
    this.importer = importer;
  }

  @Override
  public void register(Routes routes) {
    routes
        .get("/vco/api/packages", request -> Response.json(json(request).list()))
        .get("/vco/api/packages/{name}", this::one)
        .get("/vco/api/content/packages/{name}", this::export)
        .post("/vco/api/packages", this::load)
        .post("/vco/api/content/packages", this::load)
        .post("/vco/api/packages/import-details", this::details)
        .delete("/vco/api/packages/{name}", this::delete)
        .delete("/vco/api/content/packages/{name}", this::deleteUnused);
  }

  private PackageJson json(Request request) {
    return new PackageJson(store, request.base());
  }

  private Response one(Request request) {
    if (request.wantsFile()) {
      return export(request);
    }
    return Response.json(json(request).one(exporter.get(request.path("name"))));
  }

  private Response export(Request request) {
    String name = request.path("name");
    byte[] file = exporter.export(name, ExportOptions.of(request));
    return Response.file("application/zip", name + ".package", file);
  }

  /** 202 on both paths: a client of the API takes nothing else for success. */
  private Response load(Request request) {
    byte[] content = request.file().content();
    String name = importer.run(content, ImportOptions.of(request), request.user());
    return Response.json(202, Map.of("errors", List.of()))
        .with("Location", json(request).href("packages", name));
  }

  private Response details(Request request) {
    PackageImporter.Analysis analysis =
        importer.analyse(request.file().content(), ImportOptions.of(request));
    PackageFacts facts = analysis.verification().pkg();
    if (facts == null) {
      throw analysis.verification().failure("the package");
    }
    boolean exists = store.findPackage(facts.name()).isPresent();
    return Response.json(ImportDetails.of(analysis, exists));
  }

  private Response delete(Request request) {
    ContentPackage pkg = exporter.get(request.path("name"));
    String option = request.query("option").orElse("deletePackage");
    switch (option) {
      case "deletePackage" -> {}
      case "deletePackageWithContent" -> store.delete(pkg.elements());
      case "deletePackageKeepingShared" -> store.delete(unshared(pkg));
      default ->
          throw new MultinodeException(
              ErrorCode.USAGE,
              "the option is none of deletePackage, deletePackageWithContent and"
                  + " deletePackageKeepingShared; use one of these");
    }
    store.deletePackage(pkg.name());
    return Response.empty(204);
  }

  private Response deleteUnused(Request request) {
    ContentPackage pkg = exporter.get(request.path("name"));
    if (!pkg.elements().isEmpty() && !request.flag("force", false)) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "Package '%s' is in use. Specify '?force=true' parameter to delete it."
              .formatted(pkg.name()));
    }
    store.deletePackage(pkg.name());
    return Response.empty(204);
  }

  private Set<ElementKey> unshared(ContentPackage pkg) {
    return pkg.elements().stream()
        .filter(each -> store.packagesWith(each).size() < 2)
        .collect(Collectors.toSet());
  }
}
