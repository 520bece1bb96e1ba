package dev.multinode.cli.node;

import dev.multinode.core.config.ConfigLoader;
import dev.multinode.core.config.NodeConfig;
import dev.multinode.core.engine.EngineConfig;
import dev.multinode.core.engine.RetentionConfig;
import dev.multinode.core.schedule.ScheduleConfig;
import dev.multinode.core.script.CommandConfig;
import dev.multinode.core.script.FilesConfig;
import dev.multinode.core.script.ScriptConfig;
import dev.multinode.core.script.UrlConfig;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Every setting of a node, one record per section. */
record Settings(
    NodeConfig node,
    DatabaseConfig database,
    EngineConfig engine,
    RetentionConfig retention,
    ScheduleConfig schedule,
    ScriptConfig script,
    FilesConfig files,
    UrlConfig url,
    CommandConfig command) {
  /** Variables that begin with {@code MULTINODE_} and are no settings of a node. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of(
          "MULTINODE_ADMIN_PASSWORD",
          "MULTINODE_CONTEXT",
          "MULTINODE_DEBUG",
          "MULTINODE_FINGERPRINT",
          "MULTINODE_HOME",
          "MULTINODE_JAVA_OPTIONS",
          "MULTINODE_NODE",
          "MULTINODE_PASSWORD",
          "MULTINODE_REMOTE_PASSWORD",
          "MULTINODE_TOKEN");

  /**
   * @param home where {@code data} is when no setting says another folder
   * @param file {@code multinode.yaml}; one that is not there has no settings
   * @param flags by key: {@code node.port}
   * @throws dev.multinode.core.config.ConfigException for an unknown key or a wrong value
   */
  static Settings load(
      Path home, Path file, Map<String, String> environment, Map<String, String> flags) {
    ConfigLoader loader = ConfigLoader.load(file, environment, flags);
    NodeConfig read = loader.section("node", NodeConfig.class);
    NodeConfig node =
        read.data().equals(NodeConfig.defaults().data())
            ? withData(read, home.resolve("data"))
            : read;
    FilesConfig files = loader.section("files", FilesConfig.class);
    Settings settings =
        new Settings(
            node,
            loader.section("database", DatabaseConfig.class),
            loader.section("engine", EngineConfig.class),
            loader.section("retention", RetentionConfig.class),
            loader.section("schedule", ScheduleConfig.class),
            loader.section("script", ScriptConfig.class),
            files.folder() == null ? files.withFolder(node.data().resolve("files")) : files,
            loader.section("url", UrlConfig.class),
            loader.section("command", CommandConfig.class));
    loader.finish(OTHER_VARIABLES);
    return settings;
  }

  private static NodeConfig withData(NodeConfig node, Path data) {
    return new NodeConfig(
        node.bind(), node.port(), data, node.names(), node.maxBodyBytes(), node.threads());
  }
}
