package dev.multinode.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  record Probe(Duration interval, Integer times, List<String> kinds) {
    Probe {
      if (times != null && times < 0) {
        throw new ConfigException("probe.times", times, "it must not be negative");
      }
    }
  }

  @TempDir private Path folder;

  @Test
  void withoutAnythingEverySettingHasItsDefault() {
    NodeConfig node = load("", Map.of(), Map.of()).section("node", NodeConfig.class);

    assertThat(node).isEqualTo(NodeConfig.defaults());
    assertThat(node.port()).isEqualTo(8281);
    assertThat(node.bind()).isEqualTo("127.0.0.1");
  }

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFile() {
    ConfigLoader loader =
        load(
            "node: {port: 1, bind: 10.0.0.1, threads: 10}",
            Map.of("MULTINODE_NODE_PORT", "2", "MULTINODE_NODE_BIND", "10.0.0.2"),
            Map.of("node.port", "3"));

    NodeConfig node = loader.section("node", NodeConfig.class);

    assertThat(node.port()).isEqualTo(3);
    assertThat(node.bind()).isEqualTo("10.0.0.2");
    assertThat(node.threads()).isEqualTo(10);
  }

  @Test
  void theEnvironmentWritesKeysOfSeveralWordsAndLists() {
    Map<String, String> environment =
        Map.of("MULTINODE_NODE_MAX_BODY_BYTES", "2048", "MULTINODE_NODE_NAMES", "a.example, b");

    NodeConfig node = load("", environment, Map.of()).section("node", NodeConfig.class);

    assertThat(node.maxBodyBytes()).isEqualTo(2048);
    assertThat(node.names()).containsExactly("a.example", "b");
  }

  @ParameterizedTest
  @CsvSource({"250ms,250", "30s,30000", "5 m,300000", "2h,7200000", "1d,86400000", "PT1.5S,1500"})
  void durationsAreWrittenAsPeopleDo(String text, long millis) {
    Probe probe =
        load("probe: {interval: " + text + "}", Map.of(), Map.of()).section("probe", Probe.class);

    assertThat(probe.interval()).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void anUnknownKeyNamesTheNearestOne() {
    assertThatThrownBy(
            () -> load("node: {prot: 1}", Map.of(), Map.of()).section("node", NodeConfig.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'node.prot'")
        .hasMessageContaining("did you mean 'node.port'?");
    assertThatThrownBy(
            () ->
                load("", Map.of("MULTINODE_NODE_NAME", "x"), Map.of())
                    .section("node", NodeConfig.class))
        .hasMessageContaining("'MULTINODE_NODE_NAME'")
        .hasMessageContaining("did you mean 'node.names'?");
    assertThatThrownBy(
            () -> load("", Map.of(), Map.of("node.dat", "x")).section("node", NodeConfig.class))
        .hasMessageContaining("did you mean 'node.data'?");
  }

  @ParameterizedTest
  @CsvSource({"times,a whole number", "interval,a duration such as"})
  void aValueOfTheWrongTypeSaysWhatItMustBe(String key, String rule) {
    ConfigLoader loader = load("", Map.of(), Map.of("probe." + key, "zz"));

    assertThatThrownBy(() -> loader.section("probe", Probe.class))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("setting 'probe." + key + "' is 'zz'; it must be " + rule);
  }

  @Test
  void whatBelongsToNobodyIsFoundAtTheEnd() {
    assertThatThrownBy(() -> finished("nodes: {}", Map.of(), Map.of()))
        .hasMessageContaining("did you mean 'node'?");
    assertThatThrownBy(() -> finished("", Map.of("MULTINODE_NOED_PORT", "1"), Map.of()))
        .hasMessageContaining("MULTINODE_NOED_PORT");
    assertThatThrownBy(() -> finished("", Map.of(), Map.of("nod.port", "1")))
        .hasMessageContaining("nod.port");

    finished("", Map.of("MULTINODE_HOME", "/x", "HOME", "/y"), Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "node: {port: 70000}     | node.port  | 70000",
        "node: {port: many}      | node.port  | many",
        "node: {names: [a b]}    | node.names | a b",
        "node: 3                 | node       | 3",
        "probe: {times: -1}      | probe.times| -1",
        "probe: {interval: soon} | probe.interval | soon",
      })
  void aWrongValueIsNamedWithItsKey(String yaml, String key, String value) {
    assertThatThrownBy(
            () -> {
              ConfigLoader loader = load(yaml, Map.of(), Map.of());
              loader.section("node", NodeConfig.class);
              loader.section("probe", Probe.class);
            })
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("'" + key + "'")
        .hasMessageContaining(value);
  }

  @Test
  void aFileThatIsNotYamlIsNamed() {
    assertThatThrownBy(() -> load("node: {", Map.of(), Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("multinode.yaml");
  }

  private void finished(String yaml, Map<String, String> environment, Map<String, String> flags) {
    ConfigLoader loader = load(yaml, environment, flags);
    loader.section("node", NodeConfig.class);
    loader.finish(Set.of("MULTINODE_HOME"));
  }

  private ConfigLoader load(
      String yaml, Map<String, String> environment, Map<String, String> flags) {
    Path file = folder.resolve("multinode.yaml");
    try {
      Files.deleteIfExists(file);
      if (!yaml.isEmpty()) {
        Files.writeString(file, yaml);
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return ConfigLoader.load(file, environment, flags);
  }
}
