package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptCommandTest {
  private static final List<String> PROGRAMS =
      List.of("/usr/bin/env", "/bin/echo", "/bin/cat", "/bin/pwd", "/bin/sleep", "/bin/sh");

  @TempDir private Path folder;
  private ScriptFiles files;
  private Scripts scripts;

  @BeforeEach
  void open() {
    PROGRAMS.forEach(program -> assumeTrue(Files.exists(Path.of(program)), "no " + program));
    allow(new CommandConfig(PROGRAMS, Duration.ofSeconds(10), 100L), ScriptConfig.defaults());
  }

  private void allow(CommandConfig command, ScriptConfig script) {
    files = new ScriptFiles(FilesConfig.defaults().withFolder(folder));
    scripts =
        Scripts.with(
            script, new Outside(files, new WebClient(UrlConfig.defaults()), new Commands(command)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "var c = new Command('/bin/echo one  two'); c.execute(true); return c.output + c.result;   | one two\\n0",
        "var c = new Command('/bin/echo \"a  b\" $HOME (x) ; rm *'); c.execute(); return c.output;     | a  b $HOME (x) ; rm *\\n",
        "var c = new Command(['/bin/echo', 'a  b', '']); c.execute(); return c.output;              | a  b \\n",
        "var c = new Command('/bin/cat'); c.input = 'grün'; c.execute(); return c.output;           | grün",
        "var c = new Command('/bin/cat none'); c.execute(); return '' + (c.result != 0) + (c.output.length > 0); | truetrue",
        "var c = new Command('/usr/bin/env'); c.execute(); return c.output;                         |",
        "var c = new Command('/bin/sh -c \"exit 7\"'); return '' + c.execute();                     | 7",
        "var c = new Command('/bin/pwd'); c.execute(); return '' + (c.output.trim() == System.getTempDirectory()); | true",
        "var c = new Command('/bin/echo x'); c.executeAndLog('log.txt'); return '' + new File('log.txt').length; | 2",
      })
  void programsRun(String script, String result) {
    String expected = result == null ? "" : result.replace("\\n", "\n");
    assertThat(scripts.run(script)).isEqualTo(Value.of(expected));
  }

  @Test
  void noProgramIsAllowedUnlessItIsSaid() {
    allow(CommandConfig.defaults(), ScriptConfig.defaults());

    assertThatThrownBy(() -> scripts.run("new Command('/bin/echo x').execute();"))
        .hasMessageContaining("command.allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo x",
        "/bin/ls",
        "/bin/../bin/echo x",
        "./echo",
        "/bin/echo;ls",
        "",
        "//bin/echo"
      })
  void onlyWhatIsNamedExactlyRuns(String command) {
    assertThatThrownBy(() -> scripts.run("new Command('" + command + "').execute();"))
        .hasMessageContaining("scripts may not run");
  }

  @Test
  void aProgramThatTakesTooLongIsKilled() {
    allow(new CommandConfig(PROGRAMS, Duration.ofMillis(100), null), ScriptConfig.defaults());

    assertThatThrownBy(() -> scripts.run("new Command('/bin/sleep 1000').execute(true);"))
        .hasMessageContaining("command.timeLimit");
  }

  @Test
  void aProgramLivesNoLongerThanItsScript() {
    allow(
        new CommandConfig(PROGRAMS, Duration.ofHours(1), null),
        ScriptConfig.defaults().withTimeLimit(Duration.ofMillis(200)));

    assertThatThrownBy(() -> scripts.run("new Command('/bin/sleep 1000').execute(true);"))
        .isInstanceOf(ScriptException.class);
  }

  @Test
  void aProgramThatWritesTooMuchIsKilled() {
    assertThatThrownBy(
            () ->
                scripts.run(
                    "new Command(['/bin/sh', '-c', 'while true; do echo x; done']).execute();"))
        .hasMessageContaining("command.maxOutputBytes");
  }

  @Test
  void aCanceledRunKillsItsProgramAndWhatThatStarted() {
    Path pids = files.home("run-1").resolve("pids");
    CompletableFuture<Void> stopping =
        CompletableFuture.runAsync(
            () -> {
              Awaitility.await()
                  .until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 2);
              scripts.stop().stop();
            });

    assertThatThrownBy(
            () ->
                scripts.run(
                    "new Command(['/bin/sh', '-c',"
                        + " '/bin/sleep 1000 & echo $! >> pids; echo $$ >> pids; wait']).execute();"))
        .isInstanceOf(ScriptStopped.class);

    stopping.join();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(Files.readAllLines(pids))
                    .noneMatch(
                        pid ->
                            ProcessHandle.of(Long.parseLong(pid))
                                .map(ProcessHandle::isAlive)
                                .orElse(false)));
  }

  @Test
  void aQuoteThatIsNotClosedIsAnError() {
    assertThatThrownBy(() -> scripts.run("new Command('/bin/echo \"x');"))
        .hasMessageContaining("is not closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls", "bin/ls", "/bin/../ls"})
  void anAllowedProgramIsAnAbsolutePath(String program) {
    assertThatThrownBy(() -> new CommandConfig(List.of(program), null, null))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining("command.allowed");
  }
}
