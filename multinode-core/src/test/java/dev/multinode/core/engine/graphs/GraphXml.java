package dev.multinode.core.engine.graphs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes graphs as workflow XML, each time in one of the ways in which real files differ: order of
 * attributes and parts, the four ways to bind nothing, empty names, missing positions, both
 * encodings of arrays, the case of types.
 */
final class GraphXml {
  private final Random random;

  GraphXml(Random random) {
    this.random = random;
  }

  String write(Graph graph) {
    StringBuilder xml = new StringBuilder();
    xml.append(
        "<workflow xmlns=\"http://vmware.com/vco/workflow\" root-name=\"%s\" id=\"%s\" version=\"1.0.0\">"
            .formatted(graph.nodes().get(0).name(), graph.id()));
    xml.append("<display-name>").append(text(graph.name())).append("</display-name>");
    if (graph.handler() != null) {
      xml.append("<error-handler name=\"%s\"".formatted(graph.handler().node()));
      if (graph.handler().throwBind() != null) {
        xml.append(" throw-bind-name=\"%s\"".formatted(graph.handler().throwBind()));
      }
      xml.append("/>");
    }
    xml.append("<input>");
    Graph.INPUTS.forEach(name -> xml.append(param(name, number())));
    xml.append("</input><output>");
    xml.append(param("x", number())).append(param("y", number()));
    xml.append(param("results", "Array/number")).append("</output>");
    graph.start().forEach((name, value) -> xml.append(attribute(name, value)));
    xml.append(
        "<attrib name='past' type='Date'><value encoded='n'>20200102030405+0000</value></attrib>");
    List<Graph.Node> nodes = new ArrayList<>(graph.nodes());
    Collections.shuffle(nodes, random);
    nodes.forEach(node -> xml.append(node(node)));
    return xml.append("<presentation/></workflow>").toString();
  }

  private String number() {
    return pick("number", "Number", "number");
  }

  private static String param(String name, String type) {
    return "<param name=\"%s\" type=\"%s\"/>".formatted(name, type);
  }

  private String attribute(String name, Object value) {
    String type =
        value instanceof List ? "Array/number" : value instanceof Long ? number() : "string";
    String written =
        value instanceof List<?> list
            ? array(list)
            : value == null ? pick("__NULL__", null, "__NULL__") : value + pick("", ".0");
    return "<attrib name=\"%s\" type=\"%s\" read-only=\"false\">%s</attrib>"
        .formatted(
            name,
            type,
            written == null ? "" : "<value encoded=\"n\">" + text(written) + "</value>");
  }

  private String array(List<?> numbers) {
    if (random.nextBoolean()) {
      return numbers.stream()
          .map(number -> "#number#" + number + ".0#")
          .collect(Collectors.joining(";", "#{", "}#"))
          .replace("#{}#", "#{##}#");
    }
    return numbers.stream()
        .map(number -> "number#" + number + ".0")
        .map(item -> item.length() + ":" + item)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String node(Graph.Node node) {
    List<String> attributes = new ArrayList<>();
    attributes.add(attr("name", node.name()));
    attributes.add(attr("type", word(node.kind())));
    add(attributes, "out-name", node.next());
    add(attributes, "catch-name", node.caught());
    add(attributes, "throw-bind-name", node.throwBind());
    List<String> parts = new ArrayList<>();
    parts.add("<display-name>" + text(node.display()) + "</display-name>");
    if (random.nextInt(4) > 0) {
      parts.add(pick("<position y='1.0' x='2.0'/>", "<position x='1.0' y='2.0'/>"));
    }
    kind(node, attributes, parts);
    Collections.shuffle(attributes, random);
    Collections.shuffle(parts, random);
    return "<workflow-item %s>%s</workflow-item>\n"
        .formatted(String.join(" ", attributes), String.join("", parts));
  }

  private static String word(Graph.Kind kind) {
    if (kind instanceof Graph.Condition condition) {
      return condition.word();
    }
    return kind instanceof Graph.Decision
        ? "decision-activity"
        : kind instanceof Graph.Timer
            ? "waiting-timer"
            : kind.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  private void kind(Graph.Node node, List<String> attributes, List<String> parts) {
    Graph.Kind kind = node.kind();
    if (kind instanceof Graph.Task task) {
      script(task.script(), "", parts);
    } else if (kind instanceof Graph.Condition condition) {
      attributes.add(attr("comparator", "0"));
      add(attributes, "alt-out-name", condition.otherwise());
      script(condition.script(), "return " + condition.test().js() + ";", parts);
    } else if (kind instanceof Graph.Switch choice) {
      StringBuilder branches = new StringBuilder();
      choice
          .cases()
          .forEach(
              one ->
                  branches.append("if (%s) return '%s'; ".formatted(one.test().js(), one.node())));
      String last = choice.otherwise() == null ? "" : "return '" + choice.otherwise() + "';";
      script(choice.script(), branches + last, parts);
    } else if (kind instanceof Graph.Link link) {
      attributes.add(attr("linked-workflow-id", link.call().graph().id()));
      bindings(link.call(), parts);
    } else if (kind instanceof Graph.Foreach foreach) {
      bindings(foreach.call(), parts);
      parts.add(reference(foreach.call()));
      if (foreach.catching()) {
        String error = node.throwBind() == null ? "errorCode" : node.throwBind();
        parts.add(
            "<iteration-catch-block><script>%s</script></iteration-catch-block>"
                .formatted(
                    text(
                        "Outside.tell('caught ' + "
                            + error
                            + ");"
                            + (foreach.catchThrows() ? " throw 'not good';" : ""))));
      }
    } else if (kind instanceof Graph.Decision decision) {
      add(attributes, "alt-out-name", decision.otherwise());
      parts.add(reference(decision.call()));
      parts.add(script("return " + decision.test().js() + ";"));
      parts.add(
          binds(
              "in-binding",
              decision.call().in().stream()
                  .map(bind -> new Graph.Bind("arg_in_" + bind.local(), bind.variable()))
                  .toList()));
    } else if (kind instanceof Graph.Multiple multiple) {
      parts.add(elements(multiple.calls()));
    } else if (kind instanceof Graph.Timer timer) {
      parts.add(
          "<in-binding><bind name='timer.date' type='Date' %s/></in-binding>"
              .formatted(export(timer.dated() ? "past" : null)));
    } else if (kind instanceof Graph.End end) {
      attributes.add(attr("end-mode", end.failing() ? "1" : "0"));
    }
  }

  private String elements(List<Graph.Call> calls) {
    StringBuilder xml = new StringBuilder("<workflow-subelements-list>");
    for (int i = 0; i < calls.size(); i++) {
      List<String> parts = new ArrayList<>();
      parts.add("<display-name>Part " + i + "</display-name>");
      bindings(calls.get(i), parts);
      xml.append(
          "<workflow-subelement name=\"part%d\" linked-workflow-id=\"%s\">%s</workflow-subelement>"
              .formatted(i, calls.get(i).graph().id(), String.join("", parts)));
    }
    return xml.append("</workflow-subelements-list>").toString();
  }

  private String reference(Graph.Call call) {
    return "<reference type=\"Workflow\" id=\"%s\"/>".formatted(call.graph().id());
  }

  private void bindings(Graph.Call call, List<String> parts) {
    parts.add(binds("in-binding", call.in()));
    parts.add(binds("out-binding", call.out()));
  }

  private void script(Graph.Script script, String last, List<String> parts) {
    String lines = script.statements().stream().map(GraphXml::js).collect(Collectors.joining(" "));
    parts.add(script(lines + " " + last));
    parts.add(binds("in-binding", script.in()));
    parts.add(binds("out-binding", script.out()));
  }

  private static String js(Graph.Statement statement) {
    if (statement instanceof Graph.Assign assign) {
      return assign.local() + " = " + assign.expr().js() + ";";
    }
    if (statement instanceof Graph.Throw thrown) {
      return "if (" + thrown.test().js() + ") throw '" + thrown.text() + "';";
    }
    Graph.Effect effect = (Graph.Effect) statement;
    String values =
        effect.locals().stream().map(name -> " + ' ' + " + name).collect(Collectors.joining());
    return "Outside.tell('" + effect.word() + "'" + values + ");";
  }

  private String script(String text) {
    return "<script encoded=\"false\">" + text(text) + "</script>";
  }

  private String binds(String list, List<Graph.Bind> binds) {
    StringBuilder xml = new StringBuilder("<" + list + ">");
    for (Graph.Bind bind : binds) {
      String type =
          bind.variable() != null && bind.variable().startsWith("*")
              ? "Array/number"
              : "err".equals(bind.variable()) ? pick("string", "String") : number();
      xml.append("<bind ");
      List<String> attributes =
          new ArrayList<>(
              List.of(attr("name", bind.local()), attr("type", type), export(bind.variable())));
      Collections.shuffle(attributes, random);
      xml.append(String.join(" ", attributes)).append("/>");
    }
    return xml.append("</").append(list).append(">").toString();
  }

  /** There are four ways to say that nothing is bound. */
  private String export(String variable) {
    return variable != null
        ? attr("export-name", variable)
        : pick(
            "export-name=\"NULL\"",
            "export-name=\"\"",
            "",
            "explicitly-not-bound=\"true\" export-name=\"NULL\"");
  }

  private static void add(List<String> attributes, String name, String value) {
    if (value != null) {
      attributes.add(attr(name, value));
    }
  }

  private static String attr(String name, String value) {
    return name + "=\"" + value + "\"";
  }

  private String text(String text) {
    return random.nextBoolean()
        ? "<![CDATA[" + text + "]]>"
        : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
