package dev.multinode.core.shared;

import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Tags that scripts give to objects. Safe for use by many threads. */
public final class Tags {
  /** The owner of tags that are everybody's. */
  public static final String GLOBAL = "__GLOBAL__";

  private final Jdbi jdbi;

  @Inject
  public Tags(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What an object has to be tagged with.
   *
   * @param owner a user, or {@link #GLOBAL}
   * @param value null for any
   */
  public record Condition(String owner, String tag, String value) {}

  /**
   * Adds a tag, or changes its value.
   *
   * @param value null for none
   */
  public void put(Value.Ref object, String owner, String tag, String value) {
    Transactions.run(
        jdbi,
        handle -> {
          handle.execute(
              "delete from tags"
                  + " where object_type = ? and object_id = ? and owner = ? and tag = ?",
              object.type().text(),
              object.id(),
              owner,
              tag);
          return handle.execute(
              "insert into tags (object_type, object_id, object_name, owner, tag, tag_value)"
                  + " values (?, ?, ?, ?, ?, ?)",
              object.type().text(),
              object.id(),
              object.display(),
              owner,
              tag,
              value);
        });
  }

  /** Takes tags away; those that are not there are ignored. */
  public void remove(Value.Ref object, String owner, Collection<String> tags) {
    Transactions.run(
        jdbi,
        handle -> {
          for (String tag : tags) {
            handle.execute(
                "delete from tags"
                    + " where object_type = ? and object_id = ? and owner = ? and tag = ?",
                object.type().text(),
                object.id(),
                owner,
                tag);
          }
          return null;
        });
  }

  /** Tags of an object to their values, which may be null, in the order of the alphabet. */
  public Map<String, String> of(Value.Ref object, String owner) {
    Map<String, String> found = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .select(
                    "select tag, tag_value from tags"
                        + " where object_type = ? and object_id = ? and owner = ? order by tag",
                    object.type().text(),
                    object.id(),
                    owner)
                .map((row, context) -> found.put(row.getString("tag"), row.getString("tag_value")))
                .list());
    return found;
  }

  /** Every tag that somebody uses, in the order of the alphabet. */
  public List<String> inUse() {
    return jdbi.withHandle(
        handle ->
            handle.select("select distinct tag from tags order by tag").mapTo(String.class).list());
  }

  /**
   * Objects that meet all conditions.
   *
   * @param type null for every type
   */
  public List<Value.Ref> find(List<Condition> conditions, TypeName type) {
    StringBuilder sql =
        new StringBuilder(
            "select distinct t.object_type, t.object_id, t.object_name from tags t where 1 = 1");
    List<Object> arguments = new ArrayList<>();
    if (type != null) {
      sql.append(" and lower(t.object_type) = lower(?)");
      arguments.add(type.text());
    }
    for (Condition condition : conditions) {
      sql.append(
          " and exists (select 1 from tags c where c.object_type = t.object_type"
              + " and c.object_id = t.object_id and c.owner = ? and c.tag = ?");
      arguments.add(condition.owner());
      arguments.add(condition.tag());
      if (condition.value() != null) {
        sql.append(" and c.tag_value = ?");
        arguments.add(condition.value());
      }
      sql.append(')');
    }
    sql.append(" order by t.object_type, t.object_id");
    return jdbi.withHandle(
        handle ->
            handle
                .select(sql.toString(), arguments.toArray())
                .map(
                    (row, context) ->
                        new Value.Ref(
                            new TypeName(row.getString("object_type")),
                            row.getString("object_id"),
                            row.getString("object_name")))
                .list());
  }
}
