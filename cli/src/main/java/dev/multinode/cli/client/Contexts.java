package dev.multinode.cli.client;

import dev.multinode.cli.terminal.Json;
import dev.multinode.core.crypto.SecretFile;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.FileTrouble;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The nodes that this user knows, in {@code contexts.json}. The file holds tokens, so only its
 * owner may read it (mode 0600); a change replaces it as a whole.
 */
public final class Contexts {
  private final Path file;

  /**
   * @param home the folder of the file; made at the first change
   */
  public Contexts(Path home) {
    file = home.resolve("contexts.json");
  }

  /** By name, in the order of names. */
  public Map<String, Context> all() {
    Map<String, Context> contexts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : read().path("contexts").properties()) {
      JsonNode fields = entry.getValue();
      contexts.put(
          entry.getKey(),
          new Context(
              URI.create(Json.text(fields, "url")),
              Json.text(fields, "token"),
              Json.text(fields, "fingerprint")));
    }
    return contexts;
  }

  /** The name of the context that is used when none is named. */
  public Optional<String> current() {
    return Optional.of(Json.text(read(), "current")).filter(name -> !name.isEmpty());
  }

  /**
   * @throws NotFoundException when there is no such context
   */
  public Context get(String name) {
    Context context = all().get(name);
    if (context == null) {
      throw new NotFoundException("context", name, "see 'multinode context list'");
    }
    return context;
  }

  /** Adds or replaces a context; the first one becomes the current one. */
  public void put(String name, Context context) {
    ObjectNode root = read();
    ObjectNode fields = root.withObject("/contexts").putObject(name);
    fields.put("url", context.url().toString());
    fields.put("token", context.token());
    fields.put("fingerprint", context.fingerprint());
    if (Json.text(root, "current").isEmpty()) {
      root.put("current", name);
    }
    write(root);
  }

  /**
   * @throws NotFoundException when there is no such context
   */
  public void use(String name) {
    get(name);
    ObjectNode root = read();
    root.put("current", name);
    write(root);
  }

  /**
   * @throws NotFoundException when there is no such context
   */
  public void remove(String name) {
    get(name);
    ObjectNode root = read();
    root.withObject("/contexts").remove(name);
    if (name.equals(Json.text(root, "current"))) {
      root.remove("current");
    }
    write(root);
  }

  private ObjectNode read() {
    try {
      if (Json.parse(Files.readAllBytes(file)) instanceof ObjectNode root) {
        return root;
      }
      throw unreadable("it is no JSON object", null);
    } catch (NoSuchFileException e) {
      return Json.object();
    } catch (JacksonException e) {
      throw unreadable(e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw unreadable(FileTrouble.reason(e), e);
    }
  }

  private MultinodeException unreadable(String why, Exception cause) {
    return new MultinodeException(
        ErrorCode.CONFIG_INVALID,
        "the contexts in %s cannot be read (%s); repair or delete the file".formatted(file, why),
        cause);
  }

  private void write(ObjectNode root) {
    SecretFile.write(file, (Json.compact(root) + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
