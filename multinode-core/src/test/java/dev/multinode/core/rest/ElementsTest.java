package dev.multinode.core.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.testing.TestClient;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Cases 36, 37 and 87 to 96 of the compatibility table; the number is in front of each test. */
class ElementsTest {
  private static final String GREET = "/vco/api/workflows/" + SampleNode.GREET;
  private static final String RESIZE = "/vco/api/workflows/" + SampleNode.RESIZE;
  private static final String SETTINGS = "/vco/api/configurations/" + SampleNode.SETTINGS;
  private static final String RESOURCE = "/vco/api/resources/" + SampleNode.RESOURCE;

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

  @BeforeEach
  void fill() {
    node.fill();
  }

  // 36, 37
  @Test
  void aFolderIsMadeAndDeletedWithWhatIsInIt() {
    TestClient.Answer root =
        client.post("/vco/api/categories", "{\"name\":\"New\",\"type\":\"WorkflowCategory\"}");
    String href = root.header("Location");
    TestClient.Answer child = client.post(href, "{\"name\":\"Inner\",\"description\":\"\"}");

    assertThat(root.status()).isEqualTo(201);
    assertThat(child.status()).isEqualTo(201);
    assertThat(child.json().path("path").stringValue()).isEqualTo("New/Inner");
    assertThat(client.get(child.header("Location")).json()).isEqualTo(child.json());
    assertThat(client.post(href, "{\"name\":\"Inner\"}").status()).isEqualTo(409);
    assertThat(client.post(href, "{\"type\":\"WorkflowCategory\"}").status()).isEqualTo(400);
    assertThat(client.post("/vco/api/categories/none", "{\"name\":\"x\"}").status()).isEqualTo(404);
    assertThat(client.post("/vco/api/categories", "{\"name\":\"x\"}").status()).isEqualTo(400);
    assertThat(client.delete(href).status()).isEqualTo(409);
    assertThat(client.delete(href + "?deleteNonEmptyContent=true").status()).isEqualTo(204);
    assertThat(client.get(href).status()).isEqualTo(404);
  }

  // 87, 88
  @Test
  void aWorkflowAndAnActionAreFiles() {
    TestClient.Answer workflow = client.with("Accept", "application/zip").get(RESIZE);
    TestClient.Answer plain = client.get("/vco/api/content/workflows/" + SampleNode.RESIZE + "/");
    TestClient.Answer action =
        client
            .with("Accept", "Application/zip")
            .with("Content-Type", "Application/zip;charset=utf-8")
            .get("/vco/api/actions/" + SampleNode.ACTION);

    assertThat(new String(workflow.body(), ISO_8859_1)).startsWith("PK");
    assertThat(plain.body()).isEqualTo(workflow.body());
    assertThat(workflow.header("Content-Disposition"))
        .isEqualTo("attachment;filename=Resize disk.workflow");
    assertThat(action.header("Content-Type")).isEqualTo("application/zip");
    assertThat(action.header("Content-Disposition"))
        .isEqualTo("attachment;filename=nextFree.action");
  }

  // 89, 91
  @Test
  void aWorkflowIsUploadedAndDeleted() {
    byte[] file = client.with("Accept", "application/zip").get(RESIZE).body();
    String category = client.get(RESIZE).json().path("category-id").stringValue();
    assertThat(client.call("POST", "/vco/api/workflows", upload(file)).status()).isEqualTo(409);
    assertThat(client.delete(RESIZE).status()).isEqualTo(204);
    assertThat(client.get(RESIZE).status()).isEqualTo(404);

    TestClient.Answer inQuery =
        client.call("POST", "/vco/api/workflows?categoryId=" + category, upload(file));
    TestClient.Answer inForm =
        client.call(
            "POST",
            "/vco/api/workflows",
            new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("categoryId", category)
                .addFormDataPart("overwrite", "true")
                .addFormDataPart("file", "x.workflow", RequestBody.create(file))
                .build());

    assertThat(inQuery.status()).isEqualTo(202);
    assertThat(inForm.status()).isEqualTo(202);
    assertThat(client.get(inForm.header("Location")).json().path("name").stringValue())
        .isEqualTo("Resize disk");
  }

  @Test
  void anUploadWithoutAFolderOrAFileIsRefused() {
    byte[] file = client.with("Accept", "application/zip").get(RESIZE).body();
    client.delete(RESIZE);

    assertThat(client.call("POST", "/vco/api/workflows", upload(file)).status()).isEqualTo(400);
    assertThat(client.call("POST", "/vco/api/workflows?categoryId=none", upload(file)).status())
        .isEqualTo(404);
    assertThat(
            client
                .call("POST", "/vco/api/workflows", upload("no zip".getBytes(ISO_8859_1)))
                .json()
                .path("code")
                .stringValue())
        .isEqualTo("CONTENT_INVALID");
  }

  // 90
  @Test
  void anActionOfAnUnknownModuleIsNotFoundButMadeFromJson() {
    byte[] file =
        client
            .with("Accept", "application/zip")
            .get("/vco/api/actions/" + SampleNode.ACTION)
            .body();

    TestClient.Answer unknown =
        client.call("POST", "/vco/api/actions?categoryName=unknown&overwrite=true", upload(file));
    TestClient.Answer made =
        client.post(
            "/vco/api/actions",
            "{\"name\":\"twice\",\"module\":\"com.new\",\"script\":\"return n*2;\",\"output-type\":\"number\","
                + "\"input-parameters\":[{\"name\":\"n\",\"type\":\"number\"}]}");

    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.json().path("message").stringValue())
        .isEqualTo("Action category name not found");
    assertThat(made.status()).isEqualTo(201);
    assertThat(client.get("/vco/api/actions/com.new/twice").json()).isEqualTo(made.json());
    assertThat(client.post("/vco/api/actions", "{\"name\":\"a b\"}").status()).isEqualTo(400);
    assertThat(
            client
                .call("POST", "/vco/api/actions?categoryName=com.new&overwrite=true", upload(file))
                .status())
        .isEqualTo(202);
  }

  // 91
  @Test
  void whatAPackageListsIsDeletedByForceOnly() {
    TestClient.Answer refused = client.delete(GREET);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.json().path("message").stringValue()).contains("Specify '?force=true'");
    assertThat(client.delete(GREET + "?force=true").status()).isEqualTo(204);
    assertThat(client.get(GREET).status()).isEqualTo(404);
  }

  // 93
  @Test
  void attributesOfAConfigurationAreTypedAndSecretsHidden() {
    TestClient.Answer answer = client.with("Accept", "*/*").get(SETTINGS);

    JsonNode attributes = answer.json().path("attributes");
    assertThat(attributes.path(0).path("name").stringValue()).isEqualTo("limit");
    assertThat(attributes.path(0).path("value").toString())
        .isEqualTo("{\"number\":{\"value\":10.0}}");
    assertThat(answer.text()).doesNotContain("s3cret");
  }

  // 94
  @Test
  void aConfigurationHasNoFile() {
    assertThat(client.with("Accept", "application/vcoobject+xml").get(SETTINGS).status())
        .isEqualTo(406);
  }

  // 95
  @Test
  void aConfigurationIsReplacedAndItsSecretKept() {
    assertThat(client.put(SETTINGS, "{\"attributes\":[]}").status()).isEqualTo(400);
    String shown = client.get(SETTINGS).text();
    String changed =
        shown.replace("\"value\":10.0", "\"value\":\"42\"").replace("\"Settings\"", "\"Limits\"");

    assertThat(client.put(SETTINGS, changed).status()).isEqualTo(204);

    JsonNode now = client.get(SETTINGS).json();
    assertThat(now.path("name").stringValue()).isEqualTo("Limits");
    assertThat(now.path("attributes").path(0).path("value").toString())
        .isEqualTo("{\"number\":{\"value\":42.0}}");
    assertThat(
            new dev.multinode.core.content.ContentLibrary(node.store)
                .configuration(SampleNode.SETTINGS)
                .attribute("password")
                .orElseThrow()
                .value())
        .isEqualTo(new dev.multinode.core.value.Value.Secret("s3cret"));
  }

  // 96
  @ParameterizedTest
  @ValueSource(strings = {"application/octet-stream, */*", "*/*", "application/octet-stream"})
  void aResourceIsItsBytes(String accept) {
    TestClient.Answer answer = client.with("Accept", accept).get(RESOURCE);

    assertThat(answer.body()).isEqualTo(new byte[] {'!', (byte) 0xFF});
    assertThat(answer.header("Content-Type")).startsWith("text/plain");
  }

  // 96
  @Test
  void aResourceIsMetadataForThoseWhoWantJson() {
    JsonNode json = client.with("Accept", "application/json").get(RESOURCE).json();

    assertThat(json.path("name").stringValue()).isEqualTo("suffix.txt");
    assertThat(json.path("mime-type").stringValue()).isEqualTo("text/plain");
  }

  // 89
  @Test
  void aResourceIsUploadedAndReplaced() {
    String category =
        client
            .with("Accept", "application/json")
            .get(RESOURCE)
            .json()
            .path("category-id")
            .stringValue();
    byte[] content = {0, (byte) 0x80, (byte) 0xFF, '\r', '\n'};

    TestClient.Answer added =
        client.call("POST", "/vco/api/resources?categoryId=" + category, upload(content));
    String href = added.header("Location");

    assertThat(added.status()).isEqualTo(202);
    assertThat(client.get(href).body()).isEqualTo(content);
    RequestBody raw = RequestBody.create(new byte[] {7}, MediaType.get("application/octet-stream"));
    assertThat(client.call("POST", href, raw).status()).isEqualTo(204);
    assertThat(client.get(href).body()).isEqualTo(new byte[] {7});
    assertThat(client.delete(href).status()).isEqualTo(204);
    assertThat(client.get(href).status()).isEqualTo(404);
  }

  private static RequestBody upload(byte[] content) {
    return new MultipartBody.Builder()
        .setType(MultipartBody.FORM)
        .addFormDataPart(
            "file",
            "upload.bin",
            RequestBody.create(content, MediaType.get("application/octet-stream")))
        .build();
  }
}
