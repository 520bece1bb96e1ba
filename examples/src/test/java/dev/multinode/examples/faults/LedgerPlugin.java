package dev.multinode.examples.faults;

import dev.multinode.core.engine.Triggers;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.spi.NodePlugin;
import dev.multinode.core.spi.PluginObject;
import dev.multinode.core.spi.ScriptCall;
import dev.multinode.core.spi.ScriptObject;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * In the nodes under test: {@code Ledger.note(text)}, an effect outside, and {@code
 * Ledger.fire(event)}, the outside itself.
 */
public final class LedgerPlugin implements NodePlugin {
  /** The variable with the address of the {@link Ledger}. */
  static final String ADDRESS = "LEDGER_URL";

  private static final int ATTEMPTS = 5; // a process that was halted sees its calls time out
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI ledger = URI.create(System.getenv(ADDRESS));
  private Triggers triggers;

  @Inject
  void fireWith(Triggers events) {
    triggers = events;
  }

  @Override
  public String name() {
    return "LEDGER";
  }

  @Override
  public String version() {
    return "1.0.0";
  }

  @Override
  public String description() {
    return "Writes down what runs do";
  }

  @Override
  public List<ScriptObject> scriptObjects() {
    return List.of(
        new ScriptObject() {
          @Override
          public String name() {
            return "Ledger";
          }

          @Override
          public Set<String> methods() {
            return Set.of("note", "fire");
          }

          @Override
          public Value call(ScriptCall call, String method, List<Value> args) {
            return act(call, method, args);
          }
        });
  }

  private Value act(ScriptCall call, String method, List<Value> args) {
    String text = ((Value.Text) args.get(0)).text();
    if (method.equals("fire")) {
      triggers.fire(text, Value.of("fired"));
    } else {
      note(String.join("\n", text, call.runId(), call.requestId()));
    }
    return Value.NULL;
  }

  private void note(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(ledger)
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    for (int attempt = 1; ; attempt++) {
      try {
        http.send(request, HttpResponse.BodyHandlers.discarding());
        return;
      } catch (IOException e) {
        if (attempt == ATTEMPTS) {
          throw new MultinodeException(ErrorCode.FAILED, "the ledger does not answer: " + e, e);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MultinodeException(ErrorCode.FAILED, "interrupted while writing a note", e);
      }
    }
  }

  @Override
  public List<TypeName> types() {
    return List.of();
  }

  @Override
  public List<PluginObject> list(TypeName type) {
    return List.of();
  }

  @Override
  public Optional<PluginObject> find(TypeName type, String id) {
    return Optional.empty();
  }
}
