package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptFilesTest {
  @TempDir private Path disk;
  private Path folder;
  private ScriptFiles files;
  private Scripts scripts;

  @BeforeEach
  void open() {
    limit(1000, 2000, 3);
  }

  private void limit(long maxBytes, long maxTotalBytes, int maxOpen) {
    folder = disk.resolve("files");
    files = new ScriptFiles(new FilesConfig(folder, maxBytes, maxTotalBytes, maxOpen));
    scripts = Scripts.with(files);
  }

  private Value run(String script) {
    return scripts.run(script);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "var f = new File('a.txt'); f.write('one\\ntwo'); var r = new FileReader(f); r.open(); return r.readLine() + '/' + r.readLine() + '/' + r.readLine(); | one/two/null",
        "var w = new FileWriter('a.txt'); w.open(); w.writeLine('x'); w.write('y'); w.close(); var r = new FileReader('a.txt'); r.open(); return r.readAll(); | x\\ny",
        "var w = new FileWriter('a.txt'); w.lineEndType = 2; w.open(); w.writeLine('x'); w.close(); return '' + new File('a.txt').length; | 3",
        "new File('a.txt').write('old'); var w = new FileWriter('a.txt'); w.open(); w.write('+new'); w.clean(); w.write('z'); w.close(); var r = new FileReader('a.txt'); r.open(); return r.readAll(); | z",
        "new File('a.txt').write('old'); var w = new LogFileWriter('a.txt'); w.open(); w.write('+new'); w.close(); var r = new FileReader('a.txt'); r.open(); return r.readAll(); | old+new",
        "var f = new File(System.getTempDirectory() + '/sub/b.log'); f.createFile(); return f.name + f.extension + f.exists + f.isDir + f.length; | b.loglogtruefalse0",
        "new File('d').createDirectory(); new File('d/a.txt').createFile(); new File('d/b.log').createFile(); return new File('d').list('.txt').join() + new File('d').list().length; | a.txt2",
        "var f = new File('a'); f.write('1'); f.renameTo('b'); return f.name + new File('a').exists + new File('b').exists; | bfalsetrue",
        "var f = new File('a'); f.write('1'); f.deleteFile(); return '' + f.exists; | false",
        "var t = System.createTempFile('.csv'); return t.extension + t.exists; | csvtrue",
        "var f = new File('größe.txt'); f.write('Søren 👋'); var r = new FileReader(f); r.open(); return r.readAll(); | Søren 👋",
        "try { new File('none').fly(); } catch (e) { return e; } | File.fly is not implemented",
      })
  void scriptsReadAndWriteFiles(String script, String result) {
    assertThat(run(script)).isEqualTo(Value.of(result.replace("\\n", "\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a/./../b/..",
        "~/../x/..",
        "..",
        "C:/temp/x",
        "c:x",
        "a\\\\..\\\\b",
        "//server/share",
        "nul\\u0000.txt",
        "line\\nbreak",
        " ",
        "/proc/self/environ",
      })
  void thereIsNoWayOutOfTheFolder(String path) {
    assertThatThrownBy(() -> run("new File('" + path + "').write('x');"))
        .hasMessageContaining("scripts may not use the path")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void namesThatAreTooLongAreRefused() {
    assertThatThrownBy(() -> run("new File(new Array(300).join('x'));"))
        .hasMessageContaining("more than 255 bytes");
    assertThatThrownBy(() -> run("new File(new Array(600).join('x/'));"))
        .hasMessageContaining("1 to 1024 characters");
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path secret = Files.writeString(disk.resolve("secret.txt"), "secret");
    Files.createSymbolicLink(files.home("run-1").resolve("link.txt"), secret);
    Files.createSymbolicLink(files.home("run-1").resolve("up"), disk);

    for (String path : new String[] {"link.txt", "up/secret.txt", "up"}) {
      assertThatThrownBy(() -> run("var r = new FileReader('" + path + "'); r.open();"))
          .hasMessageContaining("is a link");
    }
    assertThat(secret).hasContent("secret");
  }

  @Test
  void aLinkThatComesLaterIsNotFollowedEither() throws IOException {
    Path secret = Files.writeString(disk.resolve("secret.txt"), "secret");
    Path path = files.resolve("run-1", "later.txt");
    Files.createSymbolicLink(path, secret);

    assertThatThrownBy(() -> files.read(path)).hasMessageContaining("is a link");
    assertThatThrownBy(() -> files.write(path, new byte[1])).hasMessageContaining("is a link");
    assertThat(secret).hasContent("secret");
  }

  @Test
  void filesAndTheFolderHaveALimit() {
    String text = "new File('a').write(new Array(%d).join('x'));";

    assertThatThrownBy(() -> run(text.formatted(1002)))
        .hasMessageContaining("more than 1000 bytes")
        .hasMessageContaining("files.maxBytes");
    run(text.formatted(1001));
    run(text.formatted(1001));
    run("new File('b').write(new Array(1001).join('x'));");
    assertThatThrownBy(() -> run("new File('c').write('x');"))
        .hasMessageContaining("files.maxTotalBytes");
    run("new File('b').deleteFile(); new File('c').write('x');");
  }

  @Test
  void whatAScriptLeavesOpenIsClosed() {
    String script = "for (var i = 0; i < %d; i++) { var w = new FileWriter('f' + i); w.open(); }";

    assertThatThrownBy(() -> run(script.formatted(4))).hasMessageContaining("files.maxOpen");
    for (int i = 0; i < 3; i++) {
      run(script.formatted(3));
    }
  }

  @Test
  void theFolderOfARunGoesWithTheRun() {
    run("new File('a.txt').write('x');");
    assertThat(files.home("run-1").resolve("a.txt")).exists();

    files.sweep(run -> false);
    assertThat(folder.resolve("runs/run-1")).exists();
    files.sweep(run -> run.equals("run-1"));

    assertThat(folder.resolve("runs/run-1")).doesNotExist();
  }

  @Test
  void theFolderOfAnActionWithoutARunIsLeftWhileItMayBeUsed() throws IOException {
    Path used = files.home(ScriptFiles.ALONE + "1");
    Path old = files.home(ScriptFiles.ALONE + "2");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

    files.sweep(run -> true);

    assertThat(used).exists();
    assertThat(old).doesNotExist();
  }

  @Test
  void theFolderItselfStays() {
    Path home = files.home("run-1");

    assertThatThrownBy(() -> files.delete(home.getParent().getParent()))
        .isInstanceOf(MultinodeException.class);
    assertThatThrownBy(() -> files.delete(home.getParent())).isInstanceOf(MultinodeException.class);
  }

  @Test
  void withoutAFolderTheErrorSaysSo() {
    scripts = Scripts.with(new ScriptFiles(FilesConfig.defaults()));

    assertThatThrownBy(() -> run("new File('a');")).hasMessageContaining("set 'files.folder'");
  }
}
