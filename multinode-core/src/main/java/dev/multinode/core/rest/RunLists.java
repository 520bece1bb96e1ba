package dev.multinode.core.rest;

import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.RunState;
import dev.multinode.core.engine.Runs;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Lists of runs with conditions, order and pages. */
final class RunLists {
  private static final Set<String> PROPERTIES =
      Set.of(
          "id",
          "name",
          "workflowId",
          "state",
          "startDate",
          "endDate",
          "startedBy",
          "businessState",
          "currentItemDisplayName");

  private final Runs runs;

  @Inject
  RunLists(Runs runs) {
    this.runs = runs;
  }

  /**
   * What the database can decide alone (workflow, state, newest first) is left to it, so that a
   * page of a long history costs a page; the rest is decided here.
   *
   * @param workflowId null for runs of all workflows
   * @param relations links that come before the runs, not counted
   */
  ObjectNode list(
      ListQuery query, String workflowId, List<Link> relations, Function<Run, String> href) {
    RunState state = null;
    String workflow = workflowId;
    List<Condition> left = new ArrayList<>();
    for (Condition condition : query.conditions()) {
      RunState wanted = RunState.parse(condition.value()).orElse(null);
      if (state == null
          && wanted != null
          && condition.property().equals("state")
          && (condition.operator() == '=' || condition.operator() == '~' && isWhole(wanted))) {
        state = wanted;
      } else if (workflow == null
          && condition.property().equals("workflowId")
          && condition.operator() == '=') {
        workflow = condition.value();
      } else {
        left.add(condition);
      }
    }
    boolean newestFirst =
        query.sortOrders().isEmpty() || query.sortOrders().equals(List.of("-startDate"));
    if (left.isEmpty() && newestFirst) {
      List<Run> page =
          query.max() == 0 ? List.of() : runs.list(workflow, state, query.start(), query.max());
      return page(query, relations, links(page, href), runs.count(workflow, state));
    }
    ListQuery rest =
        new ListQuery(left, query.sortOrders(), query.start(), query.max(), query.keys());
    List<Link> matching =
        rest.filter(links(runs.list(workflow, state, 0, Integer.MAX_VALUE), href), PROPERTIES);
    return page(query, relations, rest.page(matching), matching.size());
  }

  /** Whether no other state contains this one, as {@code waiting-signal} contains waiting. */
  private static boolean isWhole(RunState state) {
    return state != RunState.WAITING;
  }

  private static ObjectNode page(
      ListQuery query, List<Link> relations, List<Link> page, long total) {
    List<Link> all = new ArrayList<>(relations);
    all.addAll(page);
    return Links.page(all, query.start(), total, query.keys());
  }

  private static List<Link> links(List<Run> runs, Function<Run, String> href) {
    return runs.stream().map(run -> RunJson.link(run, href.apply(run))).toList();
  }
}
