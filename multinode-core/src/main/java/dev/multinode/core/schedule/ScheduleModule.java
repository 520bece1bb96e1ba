package dev.multinode.core.schedule;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import dev.multinode.core.engine.Runs;
import dev.multinode.core.script.WorkflowTasks;
import dev.multinode.core.store.Database;
import java.time.InstantSource;

/** Schedules of workflows: binds {@link Tasks} and {@link Scheduler}. */
public final class ScheduleModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(ScheduleConfig.class);
    requireBinding(Database.class);
    requireBinding(InstantSource.class);
    requireBinding(Runs.class);
    bind(TaskRows.class).in(Singleton.class);
    bind(TaskStarter.class).in(Singleton.class);
    bind(Tasks.class).to(SqlTasks.class).in(Singleton.class);
    bind(Scheduler.class).in(Singleton.class);
    OptionalBinder.newOptionalBinder(binder(), WorkflowTasks.class)
        .setBinding()
        .to(ScriptedTasks.class)
        .in(Singleton.class);
  }
}
