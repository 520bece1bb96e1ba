package dev.multinode.core.rest;

import dev.multinode.core.store.Database;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Users and the hashes of tokens, in the database. */
final class AccessStore {
  private final Jdbi jdbi;

  /** A user as it is stored. */
  record User(String name, String passwordHash, Role role, Set<String> groups, Instant createdAt) {}

  /** What a token stands for. */
  record Grant(Login login, String kind, Instant expiresAt) {}

  @Inject
  AccessStore(Database database) {
    this.jdbi = database.jdbi();
  }

  Optional<User> findUser(String name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from users where name = :name")
                .bind("name", name)
                .map((row, context) -> user(row))
                .findOne());
  }

  List<User> users() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from users order by name")
                .map((row, context) -> user(row))
                .list());
  }

  /** False when there is such a user already. */
  boolean addUser(User user) {
    return jdbi.inTransaction(
        handle -> {
          int known =
              handle
                  .createQuery("select count(*) from users where name = :name")
                  .bind("name", user.name())
                  .mapTo(Integer.class)
                  .one();
          if (known > 0) {
            return false;
          }
          handle
              .createUpdate(
                  "insert into users (name, password_hash, role, member_of, created_at)"
                      + " values (:name, :hash, :role, :groups, :at)")
              .bind("name", user.name())
              .bind("hash", user.passwordHash())
              .bind("role", user.role().wire())
              .bind("groups", String.join("\n", user.groups()))
              .bind("at", utc(user.createdAt()))
              .execute();
          return true;
        });
  }

  void setPassword(String name, String passwordHash) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("update users set password_hash = :hash where name = :name")
                .bind("hash", passwordHash)
                .bind("name", name)
                .execute());
  }

  /** With all tokens of the user; true when there was such a user. */
  boolean deleteUser(String name) {
    return jdbi.withHandle(
        handle ->
            handle.createUpdate("delete from users where name = :name").bind("name", name).execute()
                > 0);
  }

  /** Adds a token and forgets those that ended. */
  void addToken(String hash, String user, String kind, String label, Instant now, Instant expires) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate("delete from access_tokens where expires_at < :now")
              .bind("now", utc(now))
              .execute();
          handle
              .createUpdate(
                  "insert into access_tokens"
                      + " (hash, user_name, kind, label, created_at, expires_at)"
                      + " values (:hash, :user, :kind, :label, :now, :expires)")
              .bind("hash", hash)
              .bind("user", user)
              .bind("kind", kind)
              .bind("label", label)
              .bind("now", utc(now))
              .bind("expires", utc(expires))
              .execute();
        });
  }

  Optional<Grant> findToken(String hash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select t.user_name, t.kind, t.expires_at, u.role, u.member_of from access_tokens t"
                        + " join users u on u.name = t.user_name where t.hash = :hash")
                .bind("hash", hash)
                .map(
                    (row, context) ->
                        new Grant(
                            new Login(
                                row.getString("user_name"),
                                Role.parse(row.getString("role")),
                                groups(row)),
                            row.getString("kind"),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant()))
                .findOne());
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("name"),
        row.getString("password_hash"),
        Role.parse(row.getString("role")),
        groups(row),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static Set<String> groups(ResultSet row) throws SQLException {
    return row.getString("member_of").lines().collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
