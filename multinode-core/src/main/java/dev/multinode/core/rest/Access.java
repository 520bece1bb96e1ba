package dev.multinode.core.rest;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import com.google.common.util.concurrent.Striped;
import dev.multinode.core.crypto.Passwords;
import dev.multinode.core.crypto.Tokens;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;

/** Users of the node, and how they prove who they are. Safe for use by many threads. */
public final class Access {
  /** The user that every node has. */
  public static final String ADMIN = "admin";

  private static final Duration BEARER_VALIDITY = Duration.ofHours(8);
  private static final Duration REFRESH_VALIDITY = Duration.ofDays(90);
  private static final String BEARER = "bearer";
  private static final String REFRESH = "refresh";

  /** Of no password; checked for unknown users, who must not be told apart by the time it takes. */
  private static final String NOBODY =
      "pbkdf2-sha512$210000$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

  /** How long a login answers with the token of the one before: some clients log in per call. */
  private static final Duration SHARE = Duration.ofMinutes(10);

  /** So that all fit into their column. */
  private static final int MAX_GROUP = 100;

  private static final int MAX_GROUPS = 39;

  private final AccessStore store;
  private final InstantSource time;
  private final Passwords passwords = new Passwords();
  private final FailedLogins failures;
  private final Striped<Lock> checks = Striped.lock(64);
  private final ConcurrentMap<String, Shared> shared = new ConcurrentHashMap<>();

  /** Short, so that a deleted user is out everywhere in the cluster soon. */
  private final Cache<String, AccessStore.Grant> grants =
      CacheBuilder.newBuilder()
          .maximumSize(10_000)
          .expireAfterWrite(Duration.ofSeconds(15))
          .build();

  private record Shared(String token, Instant until) {}

  /** A user as it is shown. */
  public record User(String name, Role role, Set<String> groups, Instant createdAt) {}

  @Inject
  Access(AccessStore store, InstantSource time) {
    this.store = store;
    this.time = time;
    this.failures = new FailedLogins(time);
  }

  /**
   * Makes sure that there is an administrator.
   *
   * @param password the one to have; an administrator with another one gets it; empty leaves it, or
   *     makes one up for a new administrator
   * @return the password that was made up, to be shown once; empty in every other case
   */
  public Optional<String> ensureAdmin(Optional<String> password) {
    Optional<AccessStore.User> known = store.findUser(ADMIN);
    if (known.isEmpty()) {
      String used = password.orElseGet(Passwords::generate);
      store.addUser(
          new AccessStore.User(ADMIN, passwords.hash(used), Role.ADMIN, Set.of(), time.instant()));
      return password.isPresent() ? Optional.empty() : Optional.of(used);
    }
    password
        .filter(wanted -> !passwords.matches(wanted, known.get().passwordHash()))
        .ifPresent(wanted -> store.setPassword(ADMIN, passwords.hash(wanted)));
    return Optional.empty();
  }

  /** Ordered by name. */
  public List<User> users() {
    return store.users().stream()
        .map(user -> new User(user.name(), user.role(), user.groups(), user.createdAt()))
        .toList();
  }

  /**
   * @throws MultinodeException USAGE for a name or password that cannot be used, CONFLICT when the
   *     name is taken
   */
  public User addUser(String name, String password, Role role) {
    return addUser(name, password, role, Set.of());
  }

  /**
   * @param groups of which the user is a member; user interactions may be meant for a group
   * @see #addUser(String, String, Role)
   */
  public User addUser(String name, String password, Role role, Set<String> groups) {
    checkGroups(groups);
    if (!name.matches("[\\p{L}0-9._-]{1,100}")) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "'%s' cannot be a user name; use letters, digits, '.', '_' and '-', at most 100"
              .formatted(name));
    }
    if (password.length() < 8) {
      throw new MultinodeException(
          ErrorCode.USAGE,
          "the password for user '%s' is too short; use at least 8 characters".formatted(name));
    }
    Instant now = time.instant();
    if (!store.addUser(new AccessStore.User(name, passwords.hash(password), role, groups, now))) {
      throw new MultinodeException(
          ErrorCode.CONFLICT,
          "user '%s' exists already; delete it first, or take another name".formatted(name));
    }
    return new User(name, role, groups, now);
  }

  private static void checkGroups(Set<String> groups) {
    for (String group : groups) {
      if (group.isBlank() || group.indexOf('\n') >= 0 || group.length() > MAX_GROUP) {
        throw new MultinodeException(
            ErrorCode.USAGE,
            "'%s' cannot be the name of a group; use one line of at most %d characters"
                .formatted(group, MAX_GROUP));
      }
    }
    if (groups.size() > MAX_GROUPS) {
      throw new MultinodeException(
          ErrorCode.USAGE, "a user cannot be in more than %d groups".formatted(MAX_GROUPS));
    }
  }

  /**
   * Deletes a user with all tokens.
   *
   * @throws MultinodeException NOT_FOUND, or CONFLICT for the administrator
   */
  public void deleteUser(String name) {
    if (name.equals(ADMIN)) {
      throw new MultinodeException(
          ErrorCode.CONFLICT, "user 'admin' cannot be deleted; every node has one");
    }
    if (!store.deleteUser(name)) {
      throw new NotFoundException("user", name, "see 'GET /api/v1/users'");
    }
    shared.clear();
    grants.invalidateAll();
  }

  /**
   * Who has this name and password. A name may carry a domain, {@code svc@corp.local}, which does
   * not count.
   *
   * @throws MultinodeException AUTHENTICATION_FAILED
   */
  public Login login(String name, String password) {
    Optional<AccessStore.User> found = store.findUser(name);
    int at = name.indexOf('@');
    if (found.isEmpty() && at > 0) {
      found = store.findUser(name.substring(0, at));
    }
    String stored = found.map(AccessStore.User::passwordHash).orElse(NOBODY);
    String counted = found.map(AccessStore.User::name).orElse(name);
    if (!passwords.wasRight(password, stored)) {
      checkSlowly(name, counted, password, stored);
    }
    if (found.isEmpty()) {
      throw wrong(name);
    }
    return new Login(found.get().name(), found.get().role(), found.get().groups());
  }

  /**
   * One check of the same password at a time: a client that comes with many requests at once after
   * the node was started has not guessed wrong as often.
   */
  private void checkSlowly(String name, String counted, String password, String stored) {
    Lock lock = checks.get(List.of(password, stored));
    lock.lock();
    try {
      if (passwords.wasRight(password, stored)) {
        return;
      }
      if (!failures.mayTry(counted)) {
        throw new MultinodeException(
            ErrorCode.AUTHENTICATION_FAILED,
            "too many wrong passwords for user '%s'; wait a second and try again".formatted(name));
      }
      if (!passwords.matches(password, stored)) {
        throw wrong(name);
      }
      failures.forget(counted);
    } finally {
      lock.unlock();
    }
  }

  private static MultinodeException wrong(String name) {
    return new MultinodeException(
        ErrorCode.AUTHENTICATION_FAILED,
        "user '%s' and this password do not belong together; check both".formatted(name));
  }

  /**
   * Who has this bearer token.
   *
   * @throws MultinodeException AUTHENTICATION_FAILED when it is unknown, revoked or has ended
   */
  public Login verify(String token) {
    return grant(token, BEARER).login();
  }

  /** A token for a user who has just logged in, valid for eight hours or a little less. */
  public String bearerToken(String user) {
    return share(user, BEARER, BEARER_VALIDITY);
  }

  /** What {@link #redeem} takes, valid for 90 days or a little less. */
  public String refreshToken(String user) {
    return share(user, REFRESH, REFRESH_VALIDITY);
  }

  /**
   * A bearer token for a refresh token.
   *
   * @throws MultinodeException AUTHENTICATION_FAILED
   */
  public String redeem(String refreshToken) {
    return bearerToken(grant(refreshToken, REFRESH).login().user());
  }

  /**
   * A bearer token of its own, such as the one of the local command line.
   *
   * @param label what it is for, as people read it
   */
  public String issueToken(String user, String label, Duration validity) {
    return issue(user, BEARER, label, validity);
  }

  private String share(String user, String kind, Duration validity) {
    Instant now = time.instant();
    return shared
        .compute(
            kind + " " + user,
            (key, before) ->
                before != null && now.isBefore(before.until())
                    ? before
                    : new Shared(issue(user, kind, "login", validity), now.plus(SHARE)))
        .token();
  }

  private String issue(String user, String kind, String label, Duration validity) {
    String token = Tokens.generate();
    Instant now = time.instant();
    store.addToken(Tokens.hash(token), user, kind, label, now, now.plus(validity));
    return token;
  }

  private AccessStore.Grant grant(String token, String kind) {
    String hash = Tokens.hash(token);
    AccessStore.Grant grant = grants.getIfPresent(hash);
    if (grant == null) {
      grant = store.findToken(hash).orElse(null);
      if (grant != null) {
        grants.put(hash, grant);
      }
    }
    if (grant == null
        || !grant.kind().equals(kind)
        || !time.instant().isBefore(grant.expiresAt())) {
      throw new MultinodeException(
          ErrorCode.AUTHENTICATION_FAILED, "The token is not valid or revoked; log in again.");
    }
    return grant;
  }
}
