package dev.multinode.core.rest;

import dev.multinode.core.spi.Routes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What all resources answer. Ordered so that at each segment a fixed word comes before a parameter:
 * {@code /packages/import-details} is found before {@code /packages/{name}}, in whatever order the
 * two were registered.
 */
final class RouteTable implements Routes {
  private final List<Route> routes = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  /** Who may ask. */
  enum For {
    /** Also who is not logged in. */
    ALL,
    /** Whoever is logged in. */
    READERS,
    /** Who may change things. */
    WRITERS
  }

  /**
   * @param who who may ask
   */
  record Route(String method, String path, For who, Handler handler) {
    boolean isOpen() {
      return who == For.ALL;
    }

    /** Sorts fixed words before parameters; a parameter's name does not count. */
    private String order() {
      return path.replaceAll("\\{[^}]*}", "\uffff");
    }
  }

  @Override
  public Routes get(String path, Handler handler) {
    return add("GET", path, For.READERS, handler);
  }

  @Override
  public Routes post(String path, Handler handler) {
    return add("POST", path, For.WRITERS, handler);
  }

  @Override
  public Routes put(String path, Handler handler) {
    return add("PUT", path, For.WRITERS, handler);
  }

  @Override
  public Routes patch(String path, Handler handler) {
    return add("PATCH", path, For.WRITERS, handler);
  }

  @Override
  public Routes delete(String path, Handler handler) {
    return add("DELETE", path, For.WRITERS, handler);
  }

  @Override
  public Routes openGet(String path, Handler handler) {
    return add("GET", path, For.ALL, handler);
  }

  @Override
  public Routes openPost(String path, Handler handler) {
    return add("POST", path, For.ALL, handler);
  }

  @Override
  public Routes postForReaders(String path, Handler handler) {
    return add("POST", path, For.READERS, handler);
  }

  @Override
  public Routes deleteForReaders(String path, Handler handler) {
    return add("DELETE", path, For.READERS, handler);
  }

  /** In the order in which they are to be tried. */
  List<Route> ordered() {
    return routes.stream().sorted(Comparator.comparing(Route::order)).toList();
  }

  private Routes add(String method, String path, For who, Handler handler) {
    Route route = new Route(method, path, who, handler);
    if (!known.add(method + " " + route.order())) {
      throw new IllegalStateException("two resources answer %s %s".formatted(method, path));
    }
    routes.add(route);
    return this;
  }
}
