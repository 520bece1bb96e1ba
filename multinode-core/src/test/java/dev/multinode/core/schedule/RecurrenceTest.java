package dev.multinode.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.error.MultinodeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecurrenceTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
  }

  private static Recurrence since(Cycle cycle, String pattern, String start) {
    return new Recurrence(cycle, pattern, BERLIN, berlin(start), null);
  }

  /** Each pattern with the three times that follow the start, in local time. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          every-minutes | 0,30             | 2026-03-05T10:00:10 | 2026-03-05T10:00:30 | 2026-03-05T10:01    | 2026-03-05T10:01:30
          every-hours   | 15:15            | 2026-03-05T10:20    | 2026-03-05T11:15:15 | 2026-03-05T12:15:15 | 2026-03-05T13:15:15
          every-hours   | 45,15            | 2026-03-05T10:20    | 2026-03-05T10:45    | 2026-03-05T11:15    | 2026-03-05T11:45
          every-days    | 06:30,18:00:05   | 2026-03-05T10:00    | 2026-03-05T18:00:05 | 2026-03-06T06:30    | 2026-03-06T18:00:05
          every-days    | 6:30             | 2026-12-31T10:00    | 2027-01-01T06:30    | 2027-01-02T06:30    | 2027-01-03T06:30
          every-weeks   | Mon 08:00,fri 09:00 | 2026-03-05T10:00 | 2026-03-06T09:00    | 2026-03-09T08:00    | 2026-03-13T09:00
          every-weeks   | Thursday 10:00   | 2026-03-05T10:00:01 | 2026-03-12T10:00    | 2026-03-19T10:00    | 2026-03-26T10:00
          every-months  | 1 00:00          | 2026-03-05T10:00    | 2026-04-01T00:00    | 2026-05-01T00:00    | 2026-06-01T00:00
          every-months  | 31 08:00         | 2026-01-31T10:00    | 2026-02-28T08:00    | 2026-03-31T08:00    | 2026-04-30T08:00
          every-months  | last 08:00       | 2028-01-31T10:00    | 2028-02-29T08:00    | 2028-03-31T08:00    | 2028-04-30T08:00
          """)
  void timesFollowThePattern(
      String cycle, String pattern, String start, String first, String second, String third) {
    Recurrence recurrence = since(Cycle.parse(cycle), pattern, start);

    assertThat(recurrence.after(berlin(start), 3))
        .containsExactly(berlin(first), berlin(second), berlin(third));
  }

  /** Counted from the start date; months from its day, so that a short one loses nothing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          every-minutes | */90 | 2026-03-05T10:00 | 2026-03-05T11:30 | 2026-03-05T13:00
          every-hours   | */36 | 2026-03-05T10:00 | 2026-03-06T22:00 | 2026-03-08T10:00
          every-days    | */2  | 2026-03-05T10:00 | 2026-03-07T10:00 | 2026-03-09T10:00
          every-weeks   | */2  | 2026-03-05T10:00 | 2026-03-19T10:00 | 2026-04-02T10:00
          every-months  | */1  | 2026-01-31T10:00 | 2026-02-28T10:00 | 2026-03-31T10:00
          """)
  void intervalsAreCountedFromTheStart(
      String cycle, String pattern, String start, String first, String second) {
    Recurrence recurrence = since(Cycle.parse(cycle), pattern, start);

    assertThat(recurrence.first()).contains(berlin(start));
    assertThat(recurrence.after(berlin(start), 2)).containsExactly(berlin(first), berlin(second));
  }

  @Test
  void withoutAPatternTheStartSaysTheTimes() {
    Recurrence weekly = since(Cycle.EVERY_WEEKS, "", "2026-03-05T10:20:30.250");

    assertThat(weekly.first()).contains(berlin("2026-03-05T10:20:30.250"));
    assertThat(weekly.after(weekly.start(), 1)).containsExactly(berlin("2026-03-12T10:20:30.250"));
  }

  /** On 29 March 2026 there is no 02:30 in Berlin. */
  @Test
  void aTimeThatTheClocksLeaveOutIsLaterByTheirJump() {
    List<Instant> times =
        since(Cycle.EVERY_DAYS, "02:30", "2026-03-28T00:00").after(berlin("2026-03-28T12:00"), 2);

    assertThat(times)
        .containsExactly(Instant.parse("2026-03-29T01:30:00Z"), berlin("2026-03-30T02:30"));
  }

  /** On 25 October 2026 it is 02:30 twice in Berlin. */
  @Test
  void aTimeThatTheClocksShowTwiceCountsOnce() {
    List<Instant> times =
        since(Cycle.EVERY_DAYS, "02:30", "2026-10-24T00:00").after(berlin("2026-10-24T12:00"), 2);

    assertThat(times)
        .containsExactly(Instant.parse("2026-10-25T00:30:00Z"), berlin("2026-10-26T02:30"));
  }

  @Test
  void hoursPassEvenlyOverAChangeOfTheClocks() {
    for (String change : List.of("2026-03-29T00:10", "2026-10-25T00:10")) {
      for (String pattern : List.of("10", "*/1")) {
        List<Instant> times = since(Cycle.EVERY_HOURS, pattern, change).after(berlin(change), 5);

        for (int i = 1; i < times.size(); i++) {
          assertThat(Duration.between(times.get(i - 1), times.get(i))).hasHours(1);
        }
      }
    }
  }

  @Test
  void daysKeepTheirHourOverAChangeOfTheClocks() {
    Recurrence daily = since(Cycle.EVERY_DAYS, "*/1", "2026-03-28T10:00");

    assertThat(daily.after(berlin("2026-03-28T10:00"), 2))
        .containsExactly(berlin("2026-03-29T10:00"), berlin("2026-03-30T10:00"));
  }

  @Test
  void nothingComesAfterTheEnd() {
    Instant start = berlin("2026-03-05T10:00");
    Recurrence daily =
        new Recurrence(Cycle.EVERY_DAYS, "10:00", BERLIN, start, start.plus(Duration.ofDays(2)));

    assertThat(daily.after(start, 10)).hasSize(2);
    assertThat(Recurrence.once(start).after(start, 10)).isEmpty();
    assertThat(Recurrence.once(start).first()).contains(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          every-minutes | 60
          every-hours   | 10:70
          every-hours   | ten
          every-days    | 25:00
          every-days    | 06:30;18:00
          every-weeks   | 06:30
          every-weeks   | Foo 06:30
          every-months  | 32 06:30
          every-months  | */0
          """)
  void aPatternThatSaysNoTimesIsRefused(String cycle, String pattern) {
    assertThatThrownBy(() -> since(Cycle.parse(cycle), pattern, "2026-03-05T10:00"))
        .isInstanceOf(MultinodeException.class)
        .hasMessageContaining("'" + pattern + "' is no recurrence pattern of '" + cycle + "'")
        .hasMessageContaining("such as");
  }

  @Test
  void anEndBeforeTheStartIsRefused() {
    Instant start = berlin("2026-03-05T10:00");

    assertThatThrownBy(
            () -> new Recurrence(Cycle.EVERY_DAYS, "", BERLIN, start, start.minusSeconds(1)))
        .hasMessageContaining("before it starts");
  }
}
