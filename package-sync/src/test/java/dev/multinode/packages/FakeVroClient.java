package dev.multinode.packages;

import dev.multinode.core.content.Element;
import dev.multinode.core.content.ElementKey;
import dev.multinode.core.crypto.SigningIdentity;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.remote.VroClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server that keeps packages in memory, and has the faults that a test asks for. */
final class FakeVroClient implements VroClient {
  private static final SigningIdentity OWN = SigningIdentity.generate("remote", 2048, Corpus.TODAY);

  final List<Map<String, String>> imports = new ArrayList<>();
  final List<String> deleted = new ArrayList<>();
  private final Map<ElementKey, PackageElement> content = new LinkedHashMap<>();
  private final Map<String, Set<ElementKey>> packages = new LinkedHashMap<>();
  private String dropped = "";
  private boolean ignoring;
  private List<String> errors = List.of();
  private MultinodeException failure;
  private MultinodeException refusal;
  private boolean silentAfterImport;

  /** Answers imports with success and does nothing. */
  void ignoresImports() {
    ignoring = true;
  }

  /** Leaves an element out of the next import and says nothing. */
  void drops(String id) {
    dropped = id;
  }

  void reports(String... errors) {
    this.errors = List.of(errors);
  }

  void fails(ErrorCode code) {
    failure = new MultinodeException(code, "the server did not answer; check it");
  }

  void refusesImports(ErrorCode code) {
    refusal = new MultinodeException(code, "refused");
  }

  /** Answers nothing any more once it has imported. */
  void fallsSilentAfterAnImport() {
    silentAfterImport = true;
  }

  /** Changes an element behind everybody's back. */
  void put(PackageElement element) {
    content.put(key(element), element);
  }

  PackageElement element(String id) {
    return content.values().stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  Set<String> ids() {
    Set<String> ids = new TreeSet<>();
    content.keySet().forEach(each -> ids.add(each.id()));
    return ids;
  }

  private static ElementKey key(PackageElement element) {
    return ElementConverter.stored(element).key();
  }

  private void answer() {
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public byte[] exportPackage(String name) {
    answer();
    if (!packages.containsKey(name)) {
      throw new NotFoundException("package", name, "look elsewhere");
    }
    List<PackageElement> elements = packages.get(name).stream().map(content::get).toList();
    return new PackageWriter(OWN, HashName.SHA_256)
        .write(new PackageContent(name, "id", "", "", List.of(), elements, Map.of()));
  }

  @Override
  public JsonNode importDetails(byte[] file) {
    answer();
    List<Map<String, String>> details = new ArrayList<>();
    for (PackageElement each : PackageReader.read(PackageFile.of(file)).elements()) {
      PackageElement there = content.get(key(each));
      if (there != null) {
        Element element = ElementConverter.stored(there);
        details.add(
            Map.of(
                "id", each.id(),
                "type", each.type(),
                "serverObjectVersion", element.info().version()));
      }
    }
    return new JsonMapper().valueToTree(Map.of("importElementDetails", details));
  }

  /** As vRO does it: same versions are kept without overwrite, an older one refuses everything. */
  @Override
  public List<String> importPackage(byte[] file, Map<String, String> query) {
    answer();
    imports.add(query);
    if (refusal != null) {
      throw refusal;
    }
    if (ignoring) {
      return List.of();
    }
    boolean overwrite = query.get("overwrite").equals("true");
    PackageContent incoming = PackageReader.read(PackageFile.of(file));
    Set<ElementKey> listed =
        packages.computeIfAbsent(incoming.name(), name -> new LinkedHashSet<>());
    for (PackageElement each : incoming.elements()) {
      Element element = ElementConverter.stored(each);
      PackageElement there = content.get(element.key());
      Verdict verdict =
          Verdict.of(element.info(), there == null ? null : ElementConverter.stored(there).info());
      if (!each.id().equals(dropped)) {
        listed.add(element.key());
        if (overwrite || verdict == Verdict.NEW || verdict == Verdict.NEWER) {
          content.put(element.key(), each);
        }
      }
    }
    dropped = "";
    if (silentAfterImport) {
      fails(ErrorCode.SERVER_UNREACHABLE);
    }
    return errors;
  }

  @Override
  public void deletePackage(String name, String option) {
    answer();
    deleted.add(name + " " + option);
    Set<ElementKey> listed = packages.remove(name);
    if (option.equals("deletePackageWithContent")) {
      content.keySet().removeAll(listed);
    }
  }

  @Override
  public About about() {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Item> list(String path, Map<String, String> query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public JsonNode get(String path, Map<String, String> query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public JsonNode getAbsolute(String path, Map<String, String> query) {
    throw new UnsupportedOperationException();
  }

  @Override
  public RemoteWorkflow workflow(String id) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String start(String workflowId, List<Input> inputs, String requestId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Execution execution(String workflowId, String runId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String state(String workflowId, String runId) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void cancel(String workflowId, String runId) {
    throw new UnsupportedOperationException();
  }
}
