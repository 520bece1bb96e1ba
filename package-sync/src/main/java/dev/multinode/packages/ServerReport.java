package dev.multinode.packages;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * The plan or the report of one server.
 *
 * @param state {@code ok}, or why nothing is known: {@code unreachable}, {@code auth_failed},
 *     {@code untrusted}, {@code incompatible}, {@code failed}
 * @param reason null when the state is ok
 * @param result {@code pushed}, {@code nothing-to-do} or {@code failed}; null in a plan
 * @param errors null in a plan
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"server", "state", "reason", "result", "errors", "elements"})
record ServerReport(
    String server,
    String state,
    String reason,
    String result,
    List<String> errors,
    List<ElementReport> elements) {
  static final String OK = "ok";
  static final String FAILED = "failed";

  boolean succeeded() {
    return OK.equals(state) && !FAILED.equals(result);
  }
}
