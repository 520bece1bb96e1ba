package dev.multinode.cli.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a node logs to: everything to a file of its data folder, warnings to stderr as well. */
public final class Logging {
  private static final String IN_FILE =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{36} - %msg%n";
  private static final String ON_CONSOLE = "%-5level %msg%n%nopex";

  private Logging() {}

  /** Logs into {@code logs/node.log}, a file a day or per 20 MB, 200 MB at most. */
  static void into(Path data) {
    LoggerContext context = warnings();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(file(context, data.resolve("logs")));
  }

  /** Logs warnings to stderr, and nothing else. */
  public static void warningsOnly() {
    warnings();
  }

  private static LoggerContext warnings() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.setLevel(Level.INFO);
    // it warns that H2 is unknown to it, which does no harm with times stored in UTC
    context
        .getLogger("com.github.kagkarlsson.scheduler.jdbc.AutodetectJdbcCustomization")
        .setLevel(Level.ERROR);
    context.getLogger("com.github.kagkarlsson.scheduler").setLevel(Level.WARN);
    // what they say every second without a database, the cluster says once
    context.getLogger("com.github.kagkarlsson.scheduler.RunUntilShutdown").setLevel(Level.OFF);
    context.getLogger("com.github.kagkarlsson.scheduler.RunAndLogErrors").setLevel(Level.OFF);
    context.getLogger("org.flywaydb").setLevel(Level.WARN);
    context.getLogger("org.eclipse.jetty").setLevel(Level.WARN);
    context.getLogger("io.javalin.Javalin").setLevel(Level.OFF); // what it says is thrown as well
    context.getLogger("com.zaxxer.hikari").setLevel(Level.WARN); // it logs JDBC URLs
    root.addAppender(console(context));
    return context;
  }

  private static RollingFileAppender<ILoggingEvent> file(LoggerContext context, Path folder) {
    RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
    file.setContext(context);
    file.setFile(folder.resolve("node.log").toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(file);
    policy.setFileNamePattern(folder.resolve("node.%d.%i.log.gz").toString());
    policy.setMaxFileSize(FileSize.valueOf("20MB"));
    policy.setTotalSizeCap(FileSize.valueOf("200MB"));
    policy.setMaxHistory(30);
    policy.start();
    file.setRollingPolicy(policy);
    return started(file, context, IN_FILE);
  }

  private static ConsoleAppender<ILoggingEvent> console(LoggerContext context) {
    ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
    console.setContext(context);
    console.setTarget("System.err");
    ThresholdFilter warnings = new ThresholdFilter();
    warnings.setLevel(Level.WARN.toString());
    warnings.start();
    console.addFilter(warnings);
    return started(console, context, ON_CONSOLE);
  }

  private static <A extends OutputStreamAppender<ILoggingEvent>> A started(
      A appender, LoggerContext context, String pattern) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(pattern);
    encoder.start();
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
