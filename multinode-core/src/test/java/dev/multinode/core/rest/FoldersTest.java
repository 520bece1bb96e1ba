package dev.multinode.core.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.content.Category;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.testing.TestClient;
import java.util.List;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Cases 36 and 37 of the compatibility table; the number is in front of each test. */
class FoldersTest {
  private static final String CATEGORIES = "/vco/api/categories";
  private static final String OPS = href(ElementType.WORKFLOW, "Ops");

  private SampleNode node;
  private TestClient client;

  @BeforeEach
  void startNode() {
    node = new SampleNode();
    client = node.client();
  }

  @AfterEach
  void stopNode() {
    node.close();
  }

  private static String href(ElementType type, String... path) {
    return CATEGORIES + "/" + Category.of(type, List.of(path)).id();
  }

  // 36
  @ParameterizedTest
  @ValueSource(
      strings = {
        "WorkflowCategory",
        "ScriptModuleCategory",
        "ConfigurationElementCategory",
        "ResourceElementCategory"
      })
  void aRootIsMade(String type) {
    TestClient.Answer made =
        client.post(
            CATEGORIES,
            "{\"name\":\"com.new\",\"type\":\"%s\",\"description\":\"\"}".formatted(type));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.header("Location")).isEqualTo(made.json().path("href").stringValue());
    assertThat(client.get(made.header("Location")).json()).isEqualTo(made.json());
    assertThat(made.json().path("id").stringValue()).isNotBlank();
    assertThat(made.json().path("type").stringValue()).isEqualTo(type);
    assertThat(made.json().path("path").stringValue()).isEqualTo("com.new");
    assertThat(made.json().path("relations").path("link").isEmpty()).isTrue();
    JsonNode roots = client.get(CATEGORIES + "?isRoot=true&categoryType=" + type).json();
    assertThat(Attributes.all(roots, "name")).contains("com.new");
  }

  // 36
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"Net\",\"type\":\"WorkflowCategory\"}",
        "{\"name\":\"Net\",\"categoryType\":\"WorkflowCategory\",\"parent-category-id\":\"\"}",
        "{\"name\":\"Net\"}"
      })
  void aFolderIsMadeInAFolder(String body) {
    TestClient.Answer made = client.post(OPS, body);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("path").stringValue()).isEqualTo("Ops/Net");
    assertThat(Attributes.all(client.get(OPS).json().path("relations"), "name")).contains("Net");
  }

  @Test
  void theParentMayBeInTheBody() {
    String parent = Category.of(ElementType.WORKFLOW, List.of("Ops")).id();

    TestClient.Answer made =
        client.post(
            CATEGORIES,
            "{\"name\":\"Net\",\"type\":\"WorkflowCategory\",\"parent-category-id\":\"%s\"}"
                .formatted(parent));

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("path").stringValue()).isEqualTo("Ops/Net");
  }

  // 36
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"type\":\"WorkflowCategory\"}",
        "{\"name\":\" \"}",
        "{\"name\":null}",
        "[1]"
      })
  void aFolderNeedsAName(String body) {
    TestClient.Answer refused = client.post(CATEGORIES, body);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("message").stringValue()).isEqualTo("name must be specified");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Net/Work  | WorkflowCategory      | it has a slash or a control character",
        "Net\\\\rk | WorkflowCategory      | it has a slash or a control character",
        "Net\\u001b| WorkflowCategory      | it has a slash or a control character",
        "com new   | ScriptModuleCategory  | it is a module",
        "Net       | ''                    | one of WorkflowCategory, ScriptModuleCategory",
        "Net | ActionCategory | one of WorkflowCategory, ScriptModuleCategory"
      })
  void whatCannotBeMadeIsRefused(String name, String type, String why) {
    TestClient.Answer refused =
        client.post(CATEGORIES, "{\"name\":\"%s\",\"type\":\"%s\"}".formatted(name, type));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("message").stringValue()).contains(why);
  }

  @Test
  void aFolderHasTheTypeOfItsParent() {
    TestClient.Answer refused =
        client.post(OPS, "{\"name\":\"Net\",\"type\":\"ResourceElementCategory\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("message").stringValue())
        .endsWith("send its own type, 'WorkflowCategory'");
  }

  @Test
  void anUnknownParentIsNotFound() {
    String body = "{\"name\":\"Net\",\"type\":\"WorkflowCategory\"}";

    assertThat(client.post(CATEGORIES + "/none", body).status()).isEqualTo(404);
    assertThat(
            client.post(CATEGORIES, body.replace("}", ",\"parentCategoryId\":\"none\"}")).status())
        .isEqualTo(404);
  }

  @Test
  void aFolderThatExistsIsAConflict() {
    TestClient.Answer refused =
        client.post(CATEGORIES, "{\"name\":\"Ops\",\"type\":\"WorkflowCategory\"}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(OPS).endsWith(refused.json().path("details").path("id").stringValue());
  }

  @Test
  void aNewFolderTakesUploads() {
    client.post(CATEGORIES, "{\"name\":\"com.new\",\"type\":\"ScriptModuleCategory\"}");
    byte[] file =
        client
            .with("Accept", "application/zip")
            .get("/vco/api/actions/" + SampleNode.ACTION)
            .body();

    TestClient.Answer added =
        client.call(
            "POST",
            "/vco/api/actions?categoryName=com.new&overwrite=true",
            new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", "nextFree.action", RequestBody.create(file))
                .build());

    assertThat(added.status()).isEqualTo(202);
    assertThat(client.get("/vco/api/actions/com.new/nextFree").status()).isEqualTo(200);
  }

  // 37
  @Test
  void aFolderWithContentIsDeletedOnlyWhenAskedTo() {
    TestClient.Answer refused = client.delete(OPS);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("message").stringValue()).contains("'Ops' is not empty");
    assertThat(refused.json().path("details").path("folders").intValue()).isEqualTo(1);
    assertThat(refused.json().path("details").path("elements").intValue()).isEqualTo(3);
    assertThat(client.delete(OPS + "/?deleteNonEmptyContent=false").status()).isEqualTo(409);

    assertThat(client.delete(OPS + "/?deleteNonEmptyContent=true").status()).isEqualTo(204);

    assertThat(client.get(OPS).status()).isEqualTo(404);
    assertThat(client.get("/vco/api/workflows").json().path("total").intValue()).isZero();
    assertThat(client.get(href(ElementType.RESOURCE, "Ops")).status()).isEqualTo(200);
  }

  // 37
  @Test
  void anEmptyFolderIsDeleted() {
    String href =
        client
            .post(CATEGORIES, "{\"name\":\"Empty\",\"type\":\"ConfigurationElementCategory\"}")
            .header("Location");

    assertThat(client.delete(href).status()).isEqualTo(204);

    assertThat(client.get(href).status()).isEqualTo(404);
    assertThat(client.delete(href).status()).isEqualTo(404);
  }
}
