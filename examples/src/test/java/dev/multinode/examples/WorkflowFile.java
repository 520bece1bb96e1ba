package dev.multinode.examples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A {@code .workflow} file, written by hand as servers export it. */
public final class WorkflowFile {
  /** Waits for some seconds without a thread, then answers with its input. */
  public static final String SLOW =
      """
      <?xml version='1.0' encoding='UTF-8'?>
      <workflow xmlns="http://vmware.com/vco/workflow" root-name="item1"
        object-name="workflow:name=generic" id="5a0e1d1c-0000-4000-8000-00000000510e"
        version="1.0.0" api-version="6.0.0" restartMode="1" resumeFromFailedMode="0">
        <display-name><![CDATA[Slow echo]]></display-name>
        <position y="50.0" x="60.0"/>
        <input>
          <param name="seconds" type="number"/>
          <param name="text" type="string"/>
        </input>
        <output><param name="echo" type="string"/></output>
        <attrib name="until" type="Date" read-only="false"/>
        <workflow-item name="item0" type="end" end-mode="0">
          <in-binding/><position y="50.0" x="400.0"/>
        </workflow-item>
        <workflow-item name="item1" out-name="item2" type="task">
          <display-name><![CDATA[Set the time]]></display-name>
          <script encoded="false"><![CDATA[until = new Date(new Date().getTime() + seconds * 1000);]]></script>
          <in-binding><bind name="seconds" type="number" export-name="seconds"/></in-binding>
          <out-binding><bind name="until" type="Date" export-name="until"/></out-binding>
          <position y="50.0" x="100.0"/>
        </workflow-item>
        <workflow-item name="item2" out-name="item3" type="waiting-timer">
          <display-name><![CDATA[Wait]]></display-name>
          <in-binding><bind name="timer.date" type="Date" export-name="until"/></in-binding>
          <position y="50.0" x="200.0"/>
        </workflow-item>
        <workflow-item name="item3" out-name="item0" type="task">
          <display-name><![CDATA[Answer]]></display-name>
          <script encoded="false"><![CDATA[echo = text;]]></script>
          <in-binding><bind name="text" type="string" export-name="text"/></in-binding>
          <out-binding><bind name="echo" type="string" export-name="echo"/></out-binding>
          <position y="50.0" x="300.0"/>
        </workflow-item>
        <presentation/>
      </workflow>
      """;

  private WorkflowFile() {}

  public static byte[] of(String xml) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("workflow-info"));
      zip.write(
          "unicode=true\nowner=\nversion=2.0\ntype=workflow\ncreator=www.dunes.ch\ncharset=UTF-16\n"
              .getBytes(StandardCharsets.ISO_8859_1));
      zip.putNextEntry(new ZipEntry("workflow-content"));
      zip.write(new byte[] {(byte) 0xFE, (byte) 0xFF});
      zip.write(xml.getBytes(StandardCharsets.UTF_16BE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
