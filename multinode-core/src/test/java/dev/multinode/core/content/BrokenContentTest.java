package dev.multinode.core.content;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.multinode.core.testing.CorpusPackage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Content that strangers broke may be refused, but only in the way that callers are ready for. */
class BrokenContentTest {
  private static final int ROUNDS = 30;

  private final Random random = new Random(20260103);

  @Test
  void brokenElementsAreReadOrRefusedAndAlwaysHaveAHash() {
    List<CorpusPackage.Member> elements = CorpusPackage.read("extras.package").elements();
    for (int i = 0; i < ROUNDS * elements.size(); i++) {
      CorpusPackage.Member element = elements.get(i % elements.size());
      byte[] data = broken(element.data());

      assertThatCode(
              () -> {
                ContentHash.of(element.type(), data);
                try {
                  Elements.describe(element.type(), data);
                } catch (InvalidContentException e) {
                  // refused, as it should be
                }
              })
          .as("%s %s, round %d", element.type(), element.id(), i)
          .doesNotThrowAnyException();
    }
  }

  private byte[] broken(byte[] data) {
    byte[] changed = data.clone();
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(5) == 0
        ? Arrays.copyOf(changed, random.nextInt(changed.length))
        : changed;
  }
}
