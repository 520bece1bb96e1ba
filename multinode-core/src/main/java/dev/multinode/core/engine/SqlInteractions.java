package dev.multinode.core.engine;

import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.store.Database;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Questions in the database. */
final class SqlInteractions implements Interactions {
  private static final String SELECT =
      "select i.*, r.workflow_name, r.ended_seq from interactions i join runs r on r.id = i.run_id";

  private final Jdbi jdbi;
  private final Questions questions;
  private final RunStore runs;
  private final RunDriver driver;

  /** What is shown has no secrets. */
  private final StoredValues hidden;

  @Inject
  SqlInteractions(
      Database database,
      Questions questions,
      RunStore runs,
      RunDriver driver,
      StoredValues values) {
    jdbi = database.jdbi();
    this.questions = questions;
    this.runs = runs;
    this.driver = driver;
    hidden = values.hidingSecrets();
  }

  @Override
  public Optional<Interaction> findOpen(String runId) {
    return select(
            " where i.run_id = ? and i.is_open = true and r.ended_seq = -1"
                + " order by i.created_at desc",
            runId)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Interaction> find(String id) {
    return select(" where i.id = ?", id).stream().findFirst();
  }

  @Override
  public List<Interaction> listOpen(String workflowId, int limit) {
    String order = " order by i.created_at, i.id limit ?";
    String open = " where i.is_open = true and r.ended_seq = -1";
    return workflowId == null
        ? select(open + order, limit)
        : select(open + " and i.workflow_id = ?" + order, workflowId, limit);
  }

  private List<Interaction> select(String rest, Object... arguments) {
    return jdbi.withHandle(
        handle -> handle.select(SELECT + rest, arguments).map((row, context) -> read(row)).list());
  }

  private Interaction read(ResultSet row) throws SQLException {
    Map<String, Value> question = hidden.readAll(row.getString("question"));
    long timeout = row.getLong("timeout_at");
    Instant timeoutAt = row.wasNull() ? null : Instant.ofEpochMilli(timeout);
    return new Interaction(
        row.getString("id"),
        row.getString("run_id"),
        row.getString("workflow_id"),
        row.getString("workflow_name"),
        row.getString("item"),
        row.getString("item_name"),
        Question.text(question.get("text")),
        Question.texts(question.get("assignees")),
        Question.texts(question.get("groups")),
        timeoutAt,
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getBoolean("is_open") && row.getLong("ended_seq") == -1,
        Question.fields(question.get("fields")),
        ((Value.Props) question.get("shown")).entries());
  }

  @Override
  public void answer(String runId, Map<String, Value> values, Person person) {
    Interaction open = openFor(runId, person);
    Map<String, Value> answer = checked(open, values);
    settle(open, InputItem.Settlement.answered(person.name(), answer));
  }

  @Override
  public void cancel(String runId, Person person) {
    Interaction open = openFor(runId, person);
    settle(open, InputItem.Settlement.canceled(person.name(), open.itemName()));
  }

  private void settle(Interaction open, InputItem.Settlement settlement) {
    boolean settled =
        runs.transaction(handle -> questions.settle(handle, runs, open.id(), settlement.toValue()));
    if (!settled) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "'%s' of run '%s' was settled just before: by another answer, its timeout, or the end of the run; see 'multinode run show %s'"
              .formatted(open.itemName(), open.runId(), open.runId()));
    }
    driver.nudge();
  }

  private Interaction openFor(String runId, Person person) {
    Interaction open =
        findOpen(runId)
            .orElseThrow(
                () ->
                    new NotFoundException(
                        "user interaction of run",
                        runId,
                        "the run waits for nobody's answer; see 'multinode run interactions'"));
    if (!mayAnswer(open, person)) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "user '%s' is not asked by '%s' of run '%s'; %s may answer"
              .formatted(person.name(), open.itemName(), runId, asked(open)));
    }
    return open;
  }

  private static String asked(Interaction open) {
    List<String> asked = new ArrayList<>();
    open.assignees().forEach(user -> asked.add("user '" + user + "'"));
    open.groups().forEach(group -> asked.add("members of '" + group + "'"));
    asked.add("users with the role 'admin'");
    return String.join(", ", asked);
  }

  private static boolean mayAnswer(Interaction open, Person person) {
    return person.mayChange()
        || open.assignees().stream().anyMatch(user -> isSame(user, person.name()))
        || open.groups().stream()
            .anyMatch(group -> person.groups().stream().anyMatch(own -> isSame(group, own)));
  }

  /** A name may carry a domain, {@code ada@corp.local}, which does not count at a login either. */
  private static boolean isSame(String asked, String name) {
    int at = asked.indexOf('@');
    return asked.equalsIgnoreCase(name)
        || at > 0
            && asked
                .substring(0, at)
                .toLowerCase(Locale.ROOT)
                .equals(name.toLowerCase(Locale.ROOT));
  }

  private static Map<String, Value> checked(Interaction open, Map<String, Value> values) {
    List<String> faults = new ArrayList<>();
    Map<String, Value> unknown = new LinkedHashMap<>(values);
    Map<String, Value> answer = new LinkedHashMap<>();
    for (Interaction.Field field : open.fields()) {
      unknown.remove(field.name());
      Value value = Variables.input(field.parameter(), values);
      if (value.isNull() && field.mandatory()) {
        faults.add("'%s' is missing".formatted(field.name()));
      } else if (!RunStarts.fits(field.parameter().type(), value)) {
        faults.add(
            "'%s' is a %s, and %s is expected"
                .formatted(field.name(), value.type(), field.parameter().type()));
      }
      answer.put(field.name(), value);
    }
    unknown.keySet().forEach(name -> faults.add("'%s' is not asked for".formatted(name)));
    if (!faults.isEmpty()) {
      throw new MultinodeException(
          ErrorCode.INPUT_INVALID,
          "cannot answer '%s' of run '%s': %s; its fields are [%s]"
              .formatted(open.itemName(), open.runId(), String.join(", ", faults), fields(open)));
    }
    return answer;
  }

  private static String fields(Interaction open) {
    return open.fields().stream()
        .map(field -> field.name() + ": " + field.parameter().type())
        .collect(Collectors.joining(", "));
  }
}
