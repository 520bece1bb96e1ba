package dev.multinode.core.content;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/**
 * The content of this node as objects. What was read once is kept by its hash, so a change is seen
 * at once and nothing is parsed twice. Safe for use by many threads.
 */
public final class ContentLibrary {
  /** A parsed workflow takes about 50 kB: at most 50 MB. */
  private static final int KEPT = 1_000;

  private final ContentStore store;
  private final Cache<Version, Object> parsed = CacheBuilder.newBuilder().maximumSize(KEPT).build();

  @Inject
  public ContentLibrary(ContentStore store) {
    this.store = store;
  }

  private record Version(ElementKey key, String hash) {}

  /**
   * The workflow as it is now.
   *
   * @throws dev.multinode.core.error.NotFoundException when it is not here
   * @throws InvalidContentException when it cannot be read
   */
  public Workflow workflow(String id) {
    return findWorkflow(id)
        .orElseThrow(() -> Missing.element(new ElementKey(ElementType.WORKFLOW, id)));
  }

  public Optional<Workflow> findWorkflow(String id) {
    return find(new ElementKey(ElementType.WORKFLOW, id), ContentLibrary::parseWorkflow);
  }

  /**
   * The workflow as it was when it had a hash, also after it was changed or deleted.
   *
   * @param hash of {@link ElementInfo}
   * @throws dev.multinode.core.error.NotFoundException when it never had that hash here
   */
  public Workflow workflow(String id, String hash) {
    ElementKey key = new ElementKey(ElementType.WORKFLOW, id);
    return find(key, hash, ContentLibrary::parseWorkflow).orElseThrow(() -> Missing.element(key));
  }

  /**
   * @throws dev.multinode.core.error.NotFoundException when it is not here
   * @throws InvalidContentException when it cannot be read
   */
  public Action action(String module, String name) {
    return findAction(module, name).orElseThrow(() -> Missing.action(module, name));
  }

  public Optional<Action> findAction(String module, String name) {
    return store
        .findAction(module, name)
        .flatMap(info -> present(info, ContentLibrary::parseAction));
  }

  /** The action of an id. */
  public Optional<Action> findAction(String id) {
    return find(new ElementKey(ElementType.ACTION, id), ContentLibrary::parseAction);
  }

  /**
   * @throws dev.multinode.core.error.NotFoundException when it is not here
   * @throws InvalidContentException when it cannot be read
   */
  public ConfigurationElement configuration(String id) {
    return findConfiguration(id)
        .orElseThrow(() -> Missing.element(new ElementKey(ElementType.CONFIGURATION, id)));
  }

  public Optional<ConfigurationElement> findConfiguration(String id) {
    return find(
        new ElementKey(ElementType.CONFIGURATION, id),
        data -> ConfigurationXml.read(ElementData.decode(data)));
  }

  /** Resources may be large, so they are read anew each time. */
  public Optional<ResourceElement> findResource(String id) {
    return store
        .find(new ElementKey(ElementType.RESOURCE, id))
        .map(element -> ResourceArchive.read(element.data()));
  }

  private static Workflow parseWorkflow(byte[] data) {
    return WorkflowXml.read(ElementData.decode(data));
  }

  private static Action parseAction(byte[] data) {
    return ActionXml.read(ElementData.decode(data));
  }

  private <T> Optional<T> find(ElementKey key, Function<byte[], T> parser) {
    return store.findInfo(key).flatMap(info -> present(info, parser));
  }

  /** When it is changed between the two reads, the new one is as good. */
  private <T> Optional<T> present(ElementInfo info, Function<byte[], T> parser) {
    return find(info.key(), info.hash(), parser)
        .or(() -> store.find(info.key()).map(element -> parser.apply(element.data())));
  }

  /** A kind always has the same parser, so the cast holds. */
  @SuppressWarnings("unchecked")
  private <T> Optional<T> find(ElementKey key, String hash, Function<byte[], T> parser) {
    Version version = new Version(key, hash);
    Object kept = parsed.getIfPresent(version);
    if (kept != null) {
      return Optional.of((T) kept);
    }
    Optional<T> read = store.findData(key, hash).map(parser);
    read.ifPresent(object -> parsed.put(version, object));
    return read;
  }
}
