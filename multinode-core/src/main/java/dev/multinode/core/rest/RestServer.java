package dev.multinode.core.rest;

import dev.multinode.core.config.ConfigException;
import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.crypto.NodeCertificate;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.spi.Resource;
import dev.multinode.core.spi.Response;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves every bound {@link Resource} over HTTPS: logins, routing, errors in one form. Paths are
 * answered with and without a trailing slash and never with a redirect.
 */
public final class RestServer implements AutoCloseable {
  /** Logins are small. */
  private static final int OPEN_BODY_BYTES = 64 * 1024;

  private final NodeConfig config;
  private final NodeCertificate certificate;
  private final Set<Resource> resources;
  private final JsonMapper json;
  private final Authenticator authenticator;
  private final Answers answers;
  private final BaseUri baseUri;
  private Javalin javalin;

  @Inject
  RestServer(
      NodeConfig config,
      NodeCertificate certificate,
      Access access,
      Set<Resource> resources,
      JsonMapper json) {
    this.config = config;
    this.certificate = certificate;
    this.resources = resources;
    this.json = json;
    this.authenticator = new Authenticator(access);
    this.answers = new Answers(json);
    this.baseUri = new BaseUri(config);
  }

  /**
   * Opens the port; requests are answered when this returns.
   *
   * @throws ConfigException when the port is in use or the address is not one of this machine
   */
  public synchronized void start() {
    if (javalin != null) {
      throw new IllegalStateException("the server was started already");
    }
    Javalin created = Javalin.create(this::configure);
    try {
      created.start();
    } catch (JavalinBindException e) {
      created.stop();
      throw new ConfigException(
          "node.port",
          config.port(),
          "it cannot be opened on %s: another program has it, or the address is not of this machine;"
                  .formatted(config.bind())
              + " stop that program, or set another 'node.port' or 'node.bind'");
    }
    javalin = created;
  }

  /** The port that is open; of use when the setting is 0. */
  public synchronized int port() {
    return javalin.port();
  }

  /** How the node is reached from its own machine, without a trailing slash. */
  public URI uri() {
    String bind = config.bind();
    String host =
        bind.equals("0.0.0.0") ? "127.0.0.1" : bind.contains(":") ? "[" + bind + "]" : bind;
    return URI.create("https://" + host + ":" + port());
  }

  /** Lets requests end that are being answered, for a few seconds, and closes the port. */
  @Override
  public synchronized void close() {
    if (javalin != null) {
      javalin.stop();
      javalin = null;
    }
  }

  private void configure(JavalinConfig javalinConfig) {
    javalinConfig.startup.showJavalinBanner = false;
    javalinConfig.startup.showOldJavalinVersionWarning = false;
    javalinConfig.startup.startupWatcherEnabled = false;
    javalinConfig.http.prefer405over404 = true;
    javalinConfig.router.ignoreTrailingSlashes = true;
    QueuedThreadPool threads = new QueuedThreadPool(config.threads(), 8);
    threads.setName("rest");
    javalinConfig.jetty.threadPool = threads;
    javalinConfig.jetty.port = config.port();
    javalinConfig.jetty.host = config.bind();
    javalinConfig.jetty.modifyServer(server -> server.setStopTimeout(3_000));
    javalinConfig.jetty.modifyServletContextHandler(
        handler -> handler.getServletHandler().setDecodeAmbiguousURIs(true));
    javalinConfig.jetty.addConnector(
        (server, http) ->
            new TlsConnector(certificate).connector(server, config.bind(), config.port()));
    addRoutes(javalinConfig);
  }

  private void addRoutes(JavalinConfig javalinConfig) {
    RouteTable table = new RouteTable();
    resources.forEach(resource -> resource.register(table));
    for (RouteTable.Route route : table.ordered()) {
      javalinConfig.routes.addHttpHandler(
          HandlerType.findOrCreate(route.method()),
          route.path(),
          context -> answer(context, route));
    }
    javalinConfig.routes.exception(HttpResponseException.class, this::unrouted);
    javalinConfig.routes.exception(
        Exception.class, (failure, context) -> answers.fail(context, failure));
  }

  private void answer(Context context, RouteTable.Route route) throws Exception {
    if (onlyXml(context.header("Accept"))) {
      answers.write(context, notAcceptable());
      return;
    }
    refuseOtherSites(context, route);
    Login login =
        route.isOpen() ? Login.ANONYMOUS : authenticator.login(context.header("Authorization"));
    if (route.who() == RouteTable.For.WRITERS && login.role() == Role.VIEWER) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "user '%s' may only read; log in as a user with the role 'admin'"
              .formatted(login.user()));
    }
    HttpRequest request =
        new HttpRequest(context, json, maxBodyBytes(route), login, baseUri.of(context));
    answers.write(context, route.handler().handle(request));
  }

  /** Who is not logged in may not fill our memory. */
  private int maxBodyBytes(RouteTable.Route route) {
    return route.isOpen()
        ? Math.min(OPEN_BODY_BYTES, config.maxBodyBytes())
        : config.maxBodyBytes();
  }

  /**
   * A browser sends the credentials that it remembers along with requests of any page. It says from
   * where they come; programs do not send this header.
   */
  private static void refuseOtherSites(Context context, RouteTable.Route route) {
    String site = context.header("Sec-Fetch-Site");
    if (!route.method().equals("GET") && "cross-site".equalsIgnoreCase(site)) {
      throw new MultinodeException(
          ErrorCode.FORBIDDEN,
          "a page of another site may change nothing here; use the console of this node");
    }
  }

  private void unrouted(HttpResponseException failure, Context context) {
    if (failure.getStatus() == 404) {
      answers.fail(context, new NotFoundException("path", context.path(), "see 'GET /vco/api/'"));
      return;
    }
    MultinodeException error =
        new MultinodeException(
            ErrorCode.USAGE,
            "%s %s is not answered (%s); see 'GET /vco/api/'"
                .formatted(context.method(), context.path(), failure.getMessage()));
    answers.write(context, Response.json(failure.getStatus(), Answers.error(error)));
  }

  /** There is no XML form of anything here; who takes nothing else is told so. */
  private static boolean onlyXml(String accept) {
    String types = accept == null ? "" : accept.toLowerCase(Locale.ROOT);
    return types.contains("application/xml") && !types.contains(",") && !types.contains("*/*");
  }

  private static Response notAcceptable() {
    return Response.json(
        406,
        Answers.error(
            new MultinodeException(
                ErrorCode.USAGE, "there is no XML form of this; ask for application/json")));
  }
}
