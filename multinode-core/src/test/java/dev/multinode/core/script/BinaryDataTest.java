package dev.multinode.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinaryDataTest {
  @TempDir private Path folder;
  private ScriptFiles files;
  private Scripts scripts;

  @BeforeEach
  void open() {
    files = new ScriptFiles(FilesConfig.defaults().withFolder(folder));
    scripts = Scripts.with(files);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return '' + new ByteBuffer().length;                                            | 0",
        "return '' + new ByteBuffer('AP/+').getBytes().join();                           | 0,255,254",
        "return '' + new ByteBuffer([0, 255, 254]);                                      | AP/+",
        "return new ByteBuffer(new ByteBuffer('aGk=')).getText();                        | hi",
        "return new ByteBuffer('ø', 'ISO-8859-1').getBytes().join();                     | 248",
        "return new ByteBuffer('ø', 'UTF-8').getText('UTF-8') + new ByteBuffer('ø', 'UTF-16BE').toBase64(); | øAPg=",
        "var m = new MimeAttachment('script.txt'); return m.name + ' ' + m.mimeType;     | script.txt text/plain",
        "var m = new MimeAttachment(); m.name = 'a'; m.mimeType = 'x/y'; m.content = 'ø'; return m.name + m.mimeType + m.content + m.buffer.length; | ax/yø2",
        "var m = new MimeAttachment('a.bin'); m.buffer = new ByteBuffer('AP8='); return m.mimeType + m.buffer; | application/octet-streamAP8=",
        "new File('a.txt').write('body'); var m = new MimeAttachment(new File('a.txt')); m.write(System.getTempDirectory(), 'b.txt'); return m.content + new File('b.txt').length; | body4",
        "try { new MimeAttachment('a').fly(); } catch (e) { return e; }                  | MimeAttachment.fly is not implemented",
      })
  void bytesAndAttachmentsWork(String script, String result) {
    assertThat(scripts.run(script)).isEqualTo(Value.of(result));
  }

  @Test
  void anAttachmentKeepsBytesThatAreNoText() {
    Value value =
        scripts.run(
            "var m = new MimeAttachment('a'); m.buffer = new ByteBuffer('/wA='); return m;");

    assertThat(((Value.Mime) value).content()).containsExactly(0xff, 0);
  }

  @Test
  void aZipHoldsTextsAndAttachments() throws IOException {
    scripts.run(
        "var zip = new ZipWriter('all.zip');"
            + "zip.addContent('lost.txt', 'x'); zip.clean();"
            + "zip.addContent('notes/a.txt', 'grün', 'ISO-8859-1');"
            + "var m = new MimeAttachment('b.bin'); m.buffer = new ByteBuffer('AP8=');"
            + "zip.addMimeAttachment(m); zip.writeZip();");

    try (ZipFile zip = new ZipFile(files.home("run-1").resolve("all.zip").toFile())) {
      assertThat(zip.stream().map(Object::toString)).containsExactly("notes/a.txt", "b.bin");
      byte[] text = zip.getInputStream(zip.getEntry("notes/a.txt")).readAllBytes();
      assertThat(new String(text, StandardCharsets.ISO_8859_1)).isEqualTo("grün");
      assertThat(zip.getInputStream(zip.getEntry("b.bin")).readAllBytes()).containsExactly(0, 0xff);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "new ByteBuffer('*no base64*');                 | encoding",
        "new ByteBuffer('x', 'UTF-99');                 | 'UTF-99' is not known",
        "new ByteBuffer(new Array(2000));               | script.maxResultChars",
        "new ZipWriter('../x.zip');                     | may not use the path",
        "new ZipWriter('x').addContent('../up', 'y');   | is no name for an entry",
        "new ZipWriter('x').addContent('/abs', 'y');    | is no name for an entry",
        "new ZipWriter('x').addContent('a', new Array(2000).join('x')); | script.maxResultChars",
        "new MimeAttachment('a').write('../', 'x');     | may not use the path",
        "new MimeAttachment('a').write('.', '../x');    | may not use the path",
        "new MimeAttachment('a').buffer = 'text';       | takes a ByteBuffer",
      })
  void whatIsWrongSaysWhy(String script, String reason) {
    ScriptConfig small = ScriptConfig.defaults().withMaxResultChars(1000);
    scripts = Scripts.with(small, Outside.with(files));

    assertThatThrownBy(() -> scripts.run(script)).hasMessageContaining(reason);
  }
}
