package dev.multinode.core.value;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What strangers send may be refused, but only in the way that callers are ready for. */
class BrokenInputTest {
  private static final int ROUNDS = 3_000;
  private static final String MARKS = "#[]{}:=;+,0189\n\"\\_-. a";

  private final Random random = new Random(20260103);
  private final List<SampleValues.Sample> samples = SampleValues.all().toList();

  @Test
  void aBrokenTextIsReadOrRefused() {
    for (int i = 0; i < ROUNDS; i++) {
      SampleValues.Sample sample = any();
      String text = broken(TextValues.write(sample.value(), TypeName.ANY));
      TypeName type = random.nextBoolean() ? TypeName.ANY : any().typeName();

      isReadOrRefused(text, () -> TextValues.read(text, type), IllegalArgumentException.class);
    }
  }

  @Test
  void brokenJsonIsReadOrRefused() {
    for (int i = 0; i < ROUNDS; i++) {
      SampleValues.Sample sample = any();
      String text = broken(JsonValues.write(sample.value(), sample.typeName()).toString());
      TypeName type = random.nextBoolean() ? sample.typeName() : any().typeName();
      JsonNode json = parsed(text);
      if (json != null) {
        isReadOrRefused(text, () -> JsonValues.read(json, type, "p"), InvalidValueException.class);
        isReadOrRefused(text, () -> PlainValues.read(json, type, "p"), InvalidValueException.class);
      }
    }
  }

  private static void isReadOrRefused(
      String text, ThrowingCallable reading, Class<? extends RuntimeException> refusal) {
    assertThatCode(
            () -> {
              try {
                reading.call();
              } catch (RuntimeException e) {
                if (!refusal.isInstance(e)) {
                  throw e;
                }
              }
            })
        .as(text)
        .doesNotThrowAnyException();
  }

  private static JsonNode parsed(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  private SampleValues.Sample any() {
    return samples.get(random.nextInt(samples.size()));
  }

  /** With one to three characters removed, doubled or replaced. */
  private String broken(String text) {
    StringBuilder changed = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(3); changes > 0 && !changed.isEmpty(); changes--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(3)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, changed.charAt(at));
        default -> changed.setCharAt(at, MARKS.charAt(random.nextInt(MARKS.length())));
      }
    }
    return changed.toString();
  }
}
