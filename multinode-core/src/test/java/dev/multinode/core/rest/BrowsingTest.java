package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.testing.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Cases 3 to 5 and 20 to 42 of the compatibility table; the number is in front of each test. */
class BrowsingTest {
  private static SampleNode node;
  private static TestClient client;

  @BeforeAll
  static void startNode() {
    node = new SampleNode();
    client = node.client();
  }

  @AfterAll
  static void stopNode() {
    node.close();
  }

  // 3, 5
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/vco/api/users",
        "/vco/api/workflows",
        "/vco/api/workflows/" + SampleNode.RESIZE,
        "/vco/api/workflows/" + SampleNode.RESIZE + "/executions",
        "/vco/api/categories",
        "/vco/api/actions",
        "/vco/api/configurations",
        "/vco/api/resources",
        "/vco/api/plugins",
        "/vco/api/inventory",
        "/vco/api/inventory/System",
        "/vco/api/catalog",
        "/vco/api/catalog/System/WorkflowCategory",
        "/vco/api/server/permissions"
      })
  void everyPathIsTheSameWithAndWithoutASlash(String path) {
    TestClient spring = client.with("Content-Type", "application/json;charset=UTF-8");

    assertThat(spring.get(path).status()).isEqualTo(200);
    assertThat(spring.get(path + "/").text()).isEqualTo(client.get(path).text());
  }

  // 21, 22
  @Test
  void attributesOfWorkflowsAreTexts() {
    JsonNode list = client.get("/vco/api/workflows").json();

    assertThat(list.path("total").intValue()).isEqualTo(3);
    for (JsonNode link : list.path("link")) {
      for (JsonNode attribute : link.path("attributes")) {
        assertThat(attribute.path("name").isString()).isTrue();
        assertThat(attribute.path("value").isString() || !attribute.has("value")).isTrue();
      }
    }
    Map<String, String> resize =
        Attributes.of(
            client
                .get("/vco/api/workflows?conditions=name=Resize%20disk")
                .json()
                .path("link")
                .path(0));
    assertThat(resize)
        .containsEntry("id", SampleNode.RESIZE)
        .containsEntry("version", "1.2.0")
        .containsEntry("categoryName", "Disk & more")
        .containsEntry("canExecute", "true");
    Map<String, String> greet =
        Attributes.of(
            client.get("/vco/api/workflows?conditions=name=Greet").json().path("link").path(0));
    assertThat(greet).containsEntry("description", null);
  }

  // 23, 24, 26, 31
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "conditions=name=Resize%20disk | 1",
        "conditions=name%3DResize%20disk&queryCount=true | 1",
        "conditions=name=resize%20disk | 0",
        "conditions=name~RESIZE | 2",
        "conditions=name^Gr | 2",
        "conditions= | 3",
        "conditions=name~resize,categoryName~disk | 2",
        "conditions=name~resize&conditions=name^Grand | 1",
        "conditions=categoryName=Ops | 1",
        "conditions=categoryName=Disk%2520%2526%2520more | 2",
        "maxResults=1&force=false&importValues=true | 3"
      })
  void conditionsAreHonouredExactly(String query, int total) {
    JsonNode list = client.get("/vco/api/workflows/?" + query).json();

    assertThat(list.path("total").intValue()).isEqualTo(total);
    assertThat(list.path("link").size()).isEqualTo(total);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conditions=colour=red",
        "conditions=name",
        "maxResult=-1",
        "startIndex=x",
        "sortOrders=-colour"
      })
  void whatCannotBeHonouredIsRefused(String query) {
    TestClient.Answer answer = client.get("/vco/api/workflows?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("message").isString()).isTrue();
  }

  // 27
  @Test
  void aPageHasTheTrueTotal() {
    JsonNode page =
        client
            .get("/vco/api/workflows?maxResult=2&startIndex=2&queryCount=true&sortOrders=+name")
            .json();

    assertThat(page.path("total").intValue()).isEqualTo(3);
    assertThat(page.path("start").intValue()).isEqualTo(2);
    assertThat(Attributes.all(page, "name")).containsExactly("Resize disk");
    assertThat(
            Attributes.all(
                client.get("/vco/api/workflows?sortOrders=-name&keys=name").json(), "name"))
        .containsExactly("Resize disk", "Greet", "Grand Resize disk");
  }

  // 25
  @Test
  void workflowsOfAFolderAreAListToo() {
    String id = categoryId("WorkflowCategory", "Disk & more");

    JsonNode list =
        client.get("/vco/api/catalog/System/WorkflowCategory/" + id + "/workflows").json();

    assertThat(Attributes.all(list, "name"))
        .containsExactlyInAnyOrder("Resize disk", "Grand Resize disk");
  }

  // 32, 33
  @Test
  void rootsOfATypeOnly() {
    JsonNode roots =
        client.get("/vco/api/categories?isRoot=true&categoryType=WorkflowCategory").json();

    assertThat(Attributes.all(roots, "name")).containsExactly("Ops");
    assertThat(Attributes.all(roots, "type")).containsExactly("WorkflowCategory");
    assertThat(
            client
                .get("/vco/api/categories?categoryType=ActionCategory")
                .json()
                .path("total")
                .intValue())
        .isZero();
  }

  // 34, 35
  @Test
  void aFolderShowsWhatIsDirectlyInIt() {
    JsonNode ops =
        client.get("/vco/api/categories/" + categoryId("WorkflowCategory", "Ops")).json();
    JsonNode disk =
        client.get("/vco/api/categories/" + categoryId("WorkflowCategory", "Disk & more")).json();
    JsonNode module =
        client
            .get("/vco/api/categories/" + categoryId("ScriptModuleCategory", "com.corp.net"))
            .json();

    assertThat(ops.path("path").stringValue()).isEqualTo("Ops");
    assertThat(Attributes.all(ops.path("relations"), "type"))
        .containsExactly("WorkflowCategory", "Workflow");
    assertThat(disk.path("path").stringValue()).isEqualTo("Ops/Disk & more");
    assertThat(disk.path("path-ids").size()).isEqualTo(2);
    JsonNode up = disk.path("relations").path("link").path(0);
    assertThat(up.path("rel").stringValue()).isEqualTo("up");
    assertThat(up.has("attributes")).isFalse();
    assertThat(Attributes.all(module.path("relations"), "type")).containsExactly("ScriptModule");
  }

  // 38, 39
  @Test
  void anActionIsFoundByIdAndByName() {
    Map<String, String> link =
        Attributes.of(client.get("/vco/api/actions").json().path("link").path(0));
    JsonNode byId = client.get("/vco/api/actions/" + SampleNode.ACTION).json();

    assertThat(link)
        .containsEntry("fqn", "com.corp.net/nextFree")
        .containsEntry("version", "1.0.0");
    assertThat(client.get("/vco/api/actions/com.corp.net/nextFree").json()).isEqualTo(byId);
    assertThat(client.get("/vco/api/actions/com.corp.net%2FnextFree").json()).isEqualTo(byId);
    assertThat(byId.path("output-type").stringValue()).isEqualTo("string");
    assertThat(byId.path("script").stringValue()).isEqualTo("return pool.shift();");
    assertThat(byId.path("input-parameters").path(0).path("type").stringValue())
        .isEqualTo("Array/string");
    assertThat(byId.path("href").stringValue())
        .startsWith(node.url() + "/vco/api/actions/")
        .endsWith("/");
    assertThat(client.get("/vco/api/actions/com.corp.net/other").status()).isEqualTo(404);
  }

  // 40
  @Test
  void theInventoryIsFollowedFromLinkToLink() {
    JsonNode root = client.get("/vco/api/inventory").json();
    assertThat(Attributes.all(root.path("relations"), "name")).containsExactly("System", "VC");

    List<String> names = List.of("System", "Workflows", "Ops", "Disk & more");
    JsonNode here = root;
    for (String name : names) {
      here = client.get(child(here, name)).json();
    }
    assertThat(Attributes.all(here.path("relations"), "name")).contains("Resize disk");

    JsonNode machines =
        client.get(child(client.get(child(root, "VC")).json(), "VirtualMachine")).json();
    assertThat(Attributes.all(machines.path("relations"), "dunesId"))
        .containsExactly("VC:VirtualMachine/host1/vm-17", "VC:VirtualMachine/vm-18");
  }

  // 41
  @Test
  void pluginsAreInBothForms() {
    JsonNode plugins = client.get("/vco/api/plugins").json();

    assertThat(plugins.path("plugin").path(0).path("displayName").stringValue()).isEqualTo("VC");
    assertThat(plugins.path("plugins").path(0).path("moduleName").stringValue()).isEqualTo("VC");
    assertThat(plugins.path("total").intValue()).isEqualTo(1);
  }

  @Test
  void thePluginsObjectsAreInTheCatalog() {
    JsonNode namespace = client.get("/vco/api/catalog/VC").json();
    JsonNode list = client.get("/vco/api/catalog/VC/VirtualMachine/?conditions=name~01").json();
    JsonNode one = client.get(list.path("link").path(0).path("href").stringValue()).json();

    assertThat(Attributes.all(namespace.path("relations"), "id")).containsExactly("VirtualMachine");
    assertThat(Attributes.all(list, "id")).containsExactly("host1/vm-17");
    assertThat(one.path("href").stringValue())
        .endsWith("/catalog/VC/VirtualMachine/host1%2Fvm-17/");
    assertThat(Attributes.of(one))
        .containsEntry("displayName", "web-01")
        .containsEntry("state", "poweredOn");
    assertThat(client.get("/vco/api/catalog/XX").status()).isEqualTo(404);
    assertThat(client.get("/vco/api/catalog/VC/Nothing").status()).isEqualTo(404);
    assertThat(client.get("/vco/api/catalog/VC/VirtualMachine/vm-99").status()).isEqualTo(404);
  }

  @Test
  void contentIsInTheCatalog() {
    assertThat(Attributes.all(client.get("/vco/api/catalog/System/Workflow").json(), "name"))
        .hasSize(3);
    assertThat(Attributes.all(client.get("/vco/api/catalog/System/Action").json(), "fqn"))
        .containsExactly("com.corp.net/nextFree");
    JsonNode one = client.get("/vco/api/catalog/System/Workflow/" + SampleNode.GREET).json();
    assertThat(Attributes.of(one)).containsEntry("displayName", "Greet");
    assertThat(one.path("relations").path("link").path(0).path("href").stringValue())
        .endsWith("/workflows/" + SampleNode.GREET + "/");
    assertThat(client.get("/vco/api/catalog/System/Nothing").status()).isEqualTo(404);
    assertThat(client.get("/vco/api/catalog/System/Workflow/none").status()).isEqualTo(404);
  }

  @Test
  void rightsOfObjectsAreEmptyLists() {
    assertThat(
            client
                .get("/vco/api/workflows/" + SampleNode.GREET + "/permissions")
                .json()
                .path("permissions")
                .isArray())
        .isTrue();
    assertThat(client.get("/vco/api/workflows/none/permissions").status()).isEqualTo(404);
  }

  private static String child(JsonNode parent, String name) {
    for (JsonNode link : parent.path("relations").path("link")) {
      if (name.equals(Attributes.of(link).get("name"))) {
        return link.path("href").stringValue();
      }
    }
    throw new AssertionError("no child " + name + " in " + parent);
  }

  private static String categoryId(String type, String name) {
    JsonNode list =
        client
            .get(
                "/vco/api/categories?categoryType="
                    + type
                    + "&conditions=name="
                    + name.replace("&", "%26"))
            .json();
    return Attributes.all(list, "id").get(0);
  }
}
