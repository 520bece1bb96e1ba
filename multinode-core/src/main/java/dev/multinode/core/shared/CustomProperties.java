package dev.multinode.core.shared;

import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Values that scripts keep with objects, by key; secrets among them are sealed. Safe for use by
 * many threads.
 */
public final class CustomProperties {
  private static final String OF_OBJECT = " where object_type = ? and object_id = ?";

  private final Jdbi jdbi;
  private final StoredValues values;

  @Inject
  public CustomProperties(Jdbi jdbi, StoredValues values) {
    this.jdbi = jdbi;
    this.values = values;
  }

  public void put(Value.Ref object, String key, Value value) {
    String stored = values.write(value);
    Transactions.run(
        jdbi,
        handle -> {
          handle.execute(
              "delete from custom_properties" + OF_OBJECT + " and property_key = ?",
              object.type().text(),
              object.id(),
              key);
          return handle.execute(
              "insert into custom_properties"
                  + " (object_type, object_id, object_name, property_key, property_value)"
                  + " values (?, ?, ?, ?, ?)",
              object.type().text(),
              object.id(),
              object.display(),
              key,
              stored);
        });
  }

  public Optional<Value> find(Value.Ref object, String key) {
    return jdbi.withHandle(
            handle ->
                handle
                    .select(
                        "select property_value from custom_properties"
                            + OF_OBJECT
                            + " and property_key = ?",
                        object.type().text(),
                        object.id(),
                        key)
                    .mapTo(String.class)
                    .findOne())
        .map(values::read);
  }

  /** In the order of the alphabet. */
  public List<String> keys(Value.Ref object) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select property_key from custom_properties"
                        + OF_OBJECT
                        + " order by property_key",
                    object.type().text(),
                    object.id())
                .mapTo(String.class)
                .list());
  }

  /** Objects that have a property of this key. */
  public List<Value.Ref> objects(String key) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select object_type, object_id, object_name from custom_properties"
                        + " where property_key = ? order by object_type, object_id",
                    key)
                .map(
                    (row, context) ->
                        new Value.Ref(
                            new TypeName(row.getString("object_type")),
                            row.getString("object_id"),
                            row.getString("object_name")))
                .list());
  }

  public void remove(Value.Ref object, String key) {
    delete(OF_OBJECT + " and property_key = ?", object.type().text(), object.id(), key);
  }

  public void removeAll(Value.Ref object) {
    delete(OF_OBJECT, object.type().text(), object.id());
  }

  /**
   * Removes properties of all objects of a type.
   *
   * @param key null for all keys
   */
  public void removeAll(TypeName type, String key) {
    if (key == null) {
      delete(" where lower(object_type) = lower(?)", type.text());
    } else {
      delete(" where lower(object_type) = lower(?) and property_key = ?", type.text(), key);
    }
  }

  private void delete(String where, Object... arguments) {
    Transactions.run(
        jdbi, handle -> handle.execute("delete from custom_properties" + where, arguments));
  }
}
