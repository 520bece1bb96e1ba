package dev.multinode.cli;

import dev.multinode.cli.client.Context;
import dev.multinode.cli.client.Contexts;
import dev.multinode.cli.terminal.Prompt;
import dev.multinode.cli.terminal.Shell;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person at a terminal, as the commands see them; each run starts with empty output. */
final class Terminal implements Prompt {
  private final Map<String, String> environment = new HashMap<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private final List<String> questions = new ArrayList<>();
  private boolean present = true;
  private String input = "";
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  Terminal(Path home) {
    environment.put("MULTINODE_HOME", home.toString());
  }

  /** Knows the node as the current context, with the token {@code secret-token}. */
  Terminal knows(FakeNode node) {
    new Contexts(Path.of(environment.get("MULTINODE_HOME")))
        .put("fake", new Context(node.url(), "secret-token", node.fingerprint()));
    return this;
  }

  Terminal with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Terminal typing(String... lines) {
    answers.addAll(List.of(lines));
    return this;
  }

  /** Nobody is there, as in a script; this is its standard input. */
  Terminal piped(String text) {
    present = false;
    input = text;
    return this;
  }

  int run(String... args) {
    out = new StringWriter();
    err = new StringWriter();
    return Main.run(
        new Shell(
            environment,
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            this),
        args);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }

  List<String> questions() {
    return questions;
  }

  @Override
  public boolean possible() {
    return present;
  }

  @Override
  public String ask(String question) {
    questions.add(question);
    return answers.isEmpty() ? "" : answers.poll();
  }

  @Override
  public String askSecret(String question) {
    return ask(question);
  }
}
