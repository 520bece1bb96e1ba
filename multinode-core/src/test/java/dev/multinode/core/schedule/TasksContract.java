package dev.multinode.core.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.multinode.core.content.ElementKey;
import dev.multinode.core.content.ElementType;
import dev.multinode.core.content.Item;
import dev.multinode.core.content.Workflow;
import dev.multinode.core.engine.Run;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.engine.StartCheck;
import dev.multinode.core.engine.StartRequest;
import dev.multinode.core.error.ErrorCode;
import dev.multinode.core.error.MultinodeException;
import dev.multinode.core.error.NotFoundException;
import dev.multinode.core.testing.SetClock;
import dev.multinode.core.testing.TestEngine;
import dev.multinode.core.value.StoredValues;
import dev.multinode.core.value.TypeName;
import dev.multinode.core.value.Value;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What tasks do, over any database. */
abstract class TasksContract {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Duration HOUR = Duration.ofHours(1);

  private final SetClock clock = new SetClock();
  @AutoClose private final TestEngine engine = open();
  private Tasks tasks;
  private TaskStarter starter;

  /** An engine over a database that is new. */
  abstract TestEngine open();

  @BeforeEach
  void aWorkflow() {
    engine.put(greet(TypeName.STRING));
    tasks = tasks(clock);
    starter = starter(clock);
  }

  private static Workflow greet(TypeName input) {
    return Workflow.builder("greet", "Greet")
        .rootName("item1")
        .input("who", input)
        .item(Item.builder("item0", "end"))
        .item(Item.builder("item1", "task").script("").outName("item0"))
        .build();
  }

  private Tasks tasks(SetClock time) {
    return new SqlTasks(
        new TaskRows(engine.database()),
        engine.runs(),
        engine.get(StartCheck.class),
        engine.get(StoredValues.class),
        time);
  }

  private TaskStarter starter(SetClock time) {
    return new TaskStarter(
        new TaskRows(engine.database()), engine.runs(), engine.get(StoredValues.class), time);
  }

  private static TaskRequest request(Recurrence recurrence) {
    return new TaskRequest(
        null, null, "greet", Map.of("who", Value.of("Ada")), recurrence, false, "ada", null);
  }

  private Task once(Duration fromNow) {
    return tasks.create(request(Recurrence.once(clock.instant().plus(fromNow))));
  }

  private Task hourly() {
    return tasks.create(
        request(new Recurrence(Cycle.EVERY_HOURS, "*/1", UTC, clock.instant().plus(HOUR), null)));
  }

  private void pass(Duration time) {
    clock.advance(time);
    starter.startDue();
  }

  @Test
  void aOneTimeTaskRunsAtItsTime() {
    Task task = once(HOUR);
    pass(Duration.ofMinutes(59));
    assertThat(tasks.get(task.id()).state()).isEqualTo(TaskState.PENDING);
    assertThat(tasks.runs(task.id())).isEmpty();

    pass(Duration.ofMinutes(1));

    TaskRun begun = tasks.runs(task.id()).get(0);
    Run run = engine.end(begun.runId());
    assertThat(run.startedBy()).isEqualTo("ada");
    assertThat(run.inputs().get(0).value()).isEqualTo(Value.of("Ada"));
    Task over = tasks.get(task.id());
    assertThat(over.state()).isEqualTo(TaskState.FINISHED);
    assertThat(over.name()).isEqualTo("Greet");
    assertThat(over.nextAt()).isNull();
    assertThat(over.lastRun()).isEqualTo(run.id());
  }

  @Test
  void aRecurrentTaskRunsAgainAndAgain() {
    Task task = hourly();

    pass(HOUR);
    pass(Duration.ofMinutes(1));
    pass(HOUR);

    assertThat(tasks.runs(task.id())).extracting(TaskRun::number).containsExactly(2L, 1L);
    assertThat(tasks.get(task.id()).nextAt())
        .isEqualTo(task.recurrence().start().plus(HOUR).plus(HOUR));
  }

  @Test
  void whatWasMissedIsOneRun() {
    Task recurrent = hourly();
    Task single = once(HOUR);

    pass(Duration.ofDays(3));
    starter.startDue();

    assertThat(tasks.runs(recurrent.id())).hasSize(1);
    assertThat(tasks.runs(single.id())).hasSize(1);
    assertThat(tasks.get(recurrent.id()).nextAt()).isAfter(clock.instant());
  }

  @Test
  void aDateInThePastRunsAtOnceAndARecurrentTaskOnlyWhenAsked() {
    Recurrence started =
        new Recurrence(Cycle.EVERY_HOURS, "*/1", UTC, clock.instant().minusSeconds(60), null);
    Task single = once(Duration.ofMinutes(-5));
    Task patient = tasks.create(request(started));
    Task eager =
        tasks.create(new TaskRequest("eager", "", "greet", Map.of(), started, true, "ada", null));

    starter.startDue();

    assertThat(tasks.runs(single.id())).hasSize(1);
    assertThat(tasks.runs(patient.id())).isEmpty();
    assertThat(tasks.runs(eager.id())).hasSize(1);
  }

  @Test
  void aTimeHasOneRunHoweverManyNodesTry() throws Exception {
    Task task = hourly();
    clock.advance(HOUR);
    CyclicBarrier together = new CyclicBarrier(4);
    ExecutorService nodes = Executors.newFixedThreadPool(4);

    List<Future<?>> done =
        IntStream.range(0, 4)
            .<Future<?>>mapToObj(
                i ->
                    nodes.submit(
                        () -> {
                          together.await();
                          starter(clock).startDue();
                          return null;
                        }))
            .toList();
    for (Future<?> one : done) {
      one.get();
    }
    nodes.shutdown();

    assertThat(tasks.runs(task.id())).hasSize(1);
    assertThat(engine.runs().count("greet", null)).isEqualTo(1);
  }

  /** A node that dies behind the start leaves the task where it was. */
  @Test
  void aStartThatWasNotNotedIsFoundAgain() {
    Task task = hourly();
    clock.advance(HOUR);
    Run started =
        engine
            .runs()
            .start(new StartRequest("greet", Map.of(), "ada", "task/%s/1".formatted(task.id())));

    starter.startDue();

    assertThat(tasks.runs(task.id())).extracting(TaskRun::runId).containsExactly(started.id());
    assertThat(engine.runs().count("greet", null)).isEqualTo(1);
  }

  @Test
  void aStartThatIsRefusedIsTriedAgain() {
    Task task = once(Duration.ZERO);
    Runs full =
        (Runs)
            Proxy.newProxyInstance(
                Runs.class.getClassLoader(),
                new Class<?>[] {Runs.class},
                (proxy, method, args) -> {
                  throw new MultinodeException(ErrorCode.BUSY, "the queue is full");
                });

    new TaskStarter(new TaskRows(engine.database()), full, engine.get(StoredValues.class), clock)
        .startDue();
    assertThat(tasks.get(task.id()).state()).isEqualTo(TaskState.PENDING);
    assertThat(tasks.get(task.id()).error()).isNull();

    starter.startDue();
    assertThat(tasks.runs(task.id())).hasSize(1);
  }

  @Test
  void aWorkflowThatIsGoneIsShownOnTheTask() {
    Task recurrent = hourly();
    Task single = once(HOUR);
    engine.content().delete(List.of(new ElementKey(ElementType.WORKFLOW, "greet")));

    pass(HOUR);

    Task failing = tasks.get(recurrent.id());
    assertThat(failing.state()).isEqualTo(TaskState.PENDING);
    assertThat(failing.error()).contains("'greet'");
    assertThat(tasks.runs(recurrent.id()).get(0).runId()).isNull();
    assertThat(tasks.get(single.id()).state()).isEqualTo(TaskState.ERROR);
  }

  @Test
  void inputsThatFitNoMoreAreShownOnTheTaskUntilTheyFitAgain() {
    Task task = hourly();
    engine.put(greet(TypeName.NUMBER));
    pass(HOUR);
    assertThat(tasks.get(task.id()).error()).contains("'who' is a string");
    engine.put(greet(TypeName.STRING));

    pass(HOUR);

    assertThat(tasks.get(task.id()).error()).isNull();
    assertThat(tasks.runs(task.id())).hasSize(2);
  }

  @Test
  void aSuspendedTaskLetsItsTimesPass() {
    Task task = hourly();
    assertThat(tasks.suspend(task.id()).state()).isEqualTo(TaskState.SUSPENDED);
    pass(Duration.ofHours(5));
    assertThat(tasks.runs(task.id())).isEmpty();

    Task resumed = tasks.resume(task.id());

    assertThat(resumed.state()).isEqualTo(TaskState.PENDING);
    assertThat(resumed.nextAt()).isAfter(clock.instant());
    pass(HOUR);
    assertThat(tasks.runs(task.id())).hasSize(1);
  }

  @Test
  void aCanceledTaskRunsNoMore() {
    Task task = hourly();

    tasks.cancel(task.id());
    pass(HOUR);

    assertThat(tasks.get(task.id()).state()).isEqualTo(TaskState.CANCELED);
    assertThat(tasks.resume(task.id()).state()).isEqualTo(TaskState.CANCELED);
    assertThat(tasks.runs(task.id())).isEmpty();
  }

  @Test
  void aChangedTaskKeepsItsHistoryAndItsUser() {
    Task task = hourly();
    pass(HOUR);
    Recurrence daily = new Recurrence(Cycle.EVERY_DAYS, "", UTC, clock.instant().plus(HOUR), null);

    Task changed =
        tasks.update(
            task.id(), new TaskRequest("Daily", "d", "greet", Map.of(), daily, false, "eve", null));

    assertThat(changed.name()).isEqualTo("Daily");
    assertThat(changed.user()).isEqualTo("ada");
    assertThat(changed.nextAt()).isEqualTo(daily.start());
    assertThat(tasks.runs(task.id())).hasSize(1);
  }

  @Test
  void aTaskThatCannotRunIsRefused() {
    assertThatThrownBy(
            () ->
                tasks.create(
                    new TaskRequest(
                        null,
                        null,
                        "none",
                        Map.of(),
                        Recurrence.once(Instant.now()),
                        false,
                        "ada",
                        null)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                tasks.create(
                    new TaskRequest(
                        null,
                        null,
                        "greet",
                        Map.of("who", Value.of(5)),
                        Recurrence.once(Instant.now()),
                        false,
                        "ada",
                        null)))
        .isInstanceOfSatisfying(
            MultinodeException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INPUT_INVALID));
    Instant past = clock.instant().minus(Duration.ofDays(2));
    assertThatThrownBy(
            () ->
                tasks.create(
                    request(new Recurrence(Cycle.EVERY_DAYS, "", UTC, past, past.plus(HOUR)))))
        .hasMessageContaining("would never run");
  }

  @Test
  void theSameRequestMakesOneTask() {
    TaskRequest request =
        new TaskRequest(
            null, null, "greet", Map.of(), Recurrence.once(clock.instant()), false, "ada", "r/1");

    Task first = tasks.create(request);
    Task second = tasks.create(request);

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(tasks.list(null)).hasSize(1);
  }

  @Test
  void tasksAreListedByTheirNextTime() {
    Task later = once(HOUR.multipliedBy(2));
    Task over = once(Duration.ZERO);
    Task sooner = once(HOUR);
    starter.startDue();

    assertThat(tasks.list("greet"))
        .extracting(Task::id)
        .containsExactly(sooner.id(), later.id(), over.id());
    assertThat(tasks.list("other")).isEmpty();
  }

  @Test
  void aDeletedTaskLeavesItsRuns() {
    Task task = once(Duration.ZERO);
    starter.startDue();
    String run = tasks.runs(task.id()).get(0).runId();

    tasks.delete(task.id());

    assertThat(tasks.find(task.id())).isEmpty();
    assertThat(engine.runs().find(run)).isPresent();
    assertThatThrownBy(() -> tasks.delete(task.id())).isInstanceOf(NotFoundException.class);
  }

  @Test
  void secretsOfATaskAreSealedAndReachTheRun() {
    engine.put(greet(TypeName.SECURE_STRING));
    Task task =
        tasks.create(
            new TaskRequest(
                null,
                null,
                "greet",
                Map.of("who", new Value.Secret("hush-hush")),
                Recurrence.once(clock.instant()),
                false,
                "ada",
                null));

    starter.startDue();

    String stored =
        engine
            .database()
            .jdbi()
            .withHandle(h -> h.select("select inputs from tasks").mapTo(String.class).one());
    assertThat(stored).doesNotContain("hush-hush");
    assertThat(task.inputs()).containsEntry("who", new Value.Secret("***"));
    Run run = engine.end(tasks.runs(task.id()).get(0).runId());
    assertThat(run.inputs().get(0).value()).isEqualTo(new Value.Secret("hush-hush"));
  }
}
