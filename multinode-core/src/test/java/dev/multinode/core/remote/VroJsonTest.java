package dev.multinode.core.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.multinode.core.remote.VroClient.Item;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class VroJsonTest {
  @ParameterizedTest
  @CsvSource({
    "1419025426833, 2014-12-19T21:43:46.833Z",
    "2026-02-03T04:05:06.789+00:00, 2026-02-03T04:05:06.789Z",
    "2026-02-03T04:05:06.789+0000, 2026-02-03T04:05:06.789Z",
    "2026-02-03T06:05:06+02:00, 2026-02-03T04:05:06Z",
    "2026-02-03T04:05:06Z, 2026-02-03T04:05:06Z",
    "2026-02-03T04:05:06.7Z, 2026-02-03T04:05:06.700Z",
  })
  void aDateIsReadInEveryForm(String text, Instant date) {
    assertThat(VroJson.date(text)).contains(date);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2026-02-03", "12345678901234567890"})
  void whatIsNoDateIsNone(String text) {
    assertThat(VroJson.date(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'link':[{'rel':'up'},{'rel':'down','attributes':[{'name':'id','value':'1'}]}]}",
        "{'relations':{'link':[{'attribute':[{'name':'id','value':'1'},{'name':'x'}]}]}}",
        "[{'id':'1','nested':{'id':'2'},'none':null}]",
        "{'plugins':[{'id':1}],'total':22}",
      })
  void aListIsReadInEveryForm(String json) {
    List<Item> items = VroJson.items(JsonMapper.shared().readTree(json.replace('\'', '"')));

    assertThat(items).hasSize(1);
    assertThat(items.get(0).id()).isEqualTo("1");
    assertThat(items.get(0).attributes()).containsOnlyKeys("id");
  }

  @Test
  void anAnswerThatIsNoListHasNoItems() {
    assertThat(VroJson.items(JsonMapper.shared().readTree("{\"message\":\"x\"}"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "https://x/vco/api/workflows/w/executions/7f3a/, 7f3a",
    "https://x/vco/api/workflows/w/executions/7f3a, 7f3a",
    "7f3a, 7f3a"
  })
  void theIdOfARunIsTheEndOfItsAddress(String address, String id) {
    assertThat(VroJson.lastSegment(address)).isEqualTo(id);
  }
}
