package dev.multinode.core.rest;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.content.Action;
import dev.multinode.core.content.Attribute;
import dev.multinode.core.content.ConfigurationElement;
import dev.multinode.core.content.ContentLibrary;
import dev.multinode.core.content.ContentPackage;
import dev.multinode.core.content.ContentStore;
import dev.multinode.core.content.Element;
import dev.multinode.core.content.Elements;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.ResourceElement;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.engine.Actions;
import dev.multinode.core.engine.Interaction;
import dev.multinode.core.engine.Interactions;
import dev.multinode.core.engine.Person;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.testing.InMemoryContentStore;
import dev.multinode.core.testing.TestClient;
import dev.multinode.core.testing.TestNode;
import dev.multinode.core.value.Parameter;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A node with a little content and a plug-in; its runs do what the test says. */
final class SampleNode implements AutoCloseable {
  static final String RESIZE = "5b0d0001-0000-4000-8000-000000000001";
  static final String GREET = "5b0d0001-0000-4000-8000-000000000002";
  static final String GRAND_RESIZE = "5b0d0001-0000-4000-8000-000000000003";
  static final String ACTION = "5b0d0001-0000-4000-8000-000000000004";
  static final String SETTINGS = "5b0d0001-0000-4000-8000-000000000005";
  static final String RESOURCE = "5b0d0001-0000-4000-8000-000000000006";
  static final TypeName VM = new TypeName("VC:VirtualMachine");

  final InMemoryContentStore store = new InMemoryContentStore();
  final ScriptedRuns runs = new ScriptedRuns(new ContentLibrary(store));
  private final TestNode node;

  SampleNode() {
    fill();
    node = new TestNode(new VroApiModule(), new Sample());
  }

  /** Puts the content there again, as it was in the beginning. */
  void fill() {
    store.put(content(), null);
    Element greet =
        Elements.of(Workflow.builder(GREET, "Greet").item(end()).build(), List.of("Ops"));
    store.put(
        List.of(greet), new ContentPackage("com.example", "p-1", "", List.of(greet.info().key())));
  }

  private final class Sample extends AbstractModule {
    @Override
    protected void configure() {
      bind(ContentStore.class).toInstance(store);
      bind(ContentLibrary.class).toInstance(new ContentLibrary(store));
      bind(Runs.class).toInstance(runs);
      bind(Interactions.class).toInstance(new NoInteractions());
      bind(Actions.class).toInstance(SampleNode::run);
      Multibinder.newSetBinder(binder(), NodePlugin.class)
          .addBinding()
          .toInstance(new SamplePlugin());
    }
  }

  private static Value run(String module, String name, Map<String, Value> arguments, String user) {
    if (arguments.get("pool") instanceof Value.Array pool && !pool.items().isEmpty()) {
      return pool.items().get(0);
    }
    throw new MultinodeException(ErrorCode.RUN_FAILED, module + "/" + name + ": the pool is empty");
  }

  private static List<Element> content() {
    Workflow resize =
        Workflow.builder(RESIZE, "Resize disk")
            .version("1.2.0")
            .description("Grows a disk")
            .input(new Parameter("vm", VM, "target"))
            .input("gb", TypeName.NUMBER)
            .input("names", TypeName.arrayOf(TypeName.STRING))
            .input("force", TypeName.BOOLEAN)
            .input("secret", TypeName.SECURE_STRING)
            .output("task", TypeName.STRING)
            .output("names", TypeName.arrayOf(TypeName.STRING))
            .attribute(Attribute.of("hidden", TypeName.SECURE_STRING, new Value.Secret("s3cret")))
            .item(end())
            .mandatory("gb")
            .build();
    Workflow grand = Workflow.builder(GRAND_RESIZE, "Grand Resize disk").item(end()).build();
    Action nextFree =
        Action.create(
            ACTION,
            "nextFree",
            TypeName.STRING,
            List.of(new Parameter("pool", TypeName.arrayOf(TypeName.STRING))),
            "return pool.shift();");
    ConfigurationElement settings =
        ConfigurationElement.create(
            SETTINGS,
            "Settings",
            List.of(
                Attribute.of("limit", TypeName.NUMBER, Value.of(10)),
                Attribute.of("password", TypeName.SECURE_STRING, new Value.Secret("s3cret"))));
    ResourceElement resource =
        new ResourceElement(
            RESOURCE,
            "suffix.txt",
            "1.0.0",
            "",
            "text/plain",
            "vef",
            new byte[] {'!', (byte) 0xFF});
    return List.of(
        Elements.of(resize, List.of("Ops", "Disk & more")),
        Elements.of(grand, List.of("Ops", "Disk & more")),
        Elements.of(nextFree, "com.corp.net"),
        Elements.of(settings, List.of("Ops")),
        Elements.of(resource, List.of("Ops")));
  }

  private static dev.multinode.core.content.ItemBuilder end() {
    return Item.builder("item1", "end");
  }

  TestClient client() {
    return node.client();
  }

  String url() {
    return node.uri().toString();
  }

  @Override
  public void close() {
    node.close();
  }

  /** The runs of this node ask nobody. */
  private static final class NoInteractions implements Interactions {
    @Override
    public Optional<Interaction> findOpen(String runId) {
      return Optional.empty();
    }

    @Override
    public Optional<Interaction> find(String id) {
      return Optional.empty();
    }

    @Override
    public List<Interaction> listOpen(String workflowId, int limit) {
      return List.of();
    }

    @Override
    public void answer(String runId, Map<String, Value> values, Person person) {
      throw new NotFoundException("user interaction of run", runId, "there is none");
    }

    @Override
    public void cancel(String runId, Person person) {
      answer(runId, Map.of(), person);
    }
  }

  /** Two machines; the id of one needs encoding. */
  private static final class SamplePlugin implements NodePlugin {
    private static final List<PluginObject> MACHINES =
        List.of(
            new PluginObject(VM, "host1/vm-17", "web-01", Map.of("state", Value.of("poweredOn"))),
            new PluginObject(VM, "vm-18", "web-02", Map.of("cpus", Value.of(2))));

    @Override
    public String name() {
      return "VC";
    }

    @Override
    public String version() {
      return "1.0.0";
    }

    @Override
    public String description() {
      return "Machines";
    }

    @Override
    public List<ScriptObject> scriptObjects() {
      return List.of();
    }

    @Override
    public List<TypeName> types() {
      return List.of(VM);
    }

    @Override
    public List<PluginObject> list(TypeName type) {
      return type.is(VM) ? MACHINES : List.of();
    }

    @Override
    public Optional<PluginObject> find(TypeName type, String id) {
      return list(type).stream().filter(machine -> machine.id().equals(id)).findFirst();
    }
  }
}
