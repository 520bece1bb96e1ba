package dev.multinode.core.rest;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import dev.multinode.core.engine.Retention;
import dev.multinode.core.schedule.ScheduleConfig;
import dev.multinode.core.schedule.Tasks;
import dev.multinode.core.spi.Resource;

/** Schedules and retention over REST. Goes with {@link VroApiModule}. */
final class UpkeepModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(Tasks.class);
    requireBinding(ScheduleConfig.class);
    requireBinding(Retention.class);
    Multibinder<Resource> resources = Multibinder.newSetBinder(binder(), Resource.class);
    resources.addBinding().to(RetentionResource.class);
    resources.addBinding().to(TasksResource.class);
    resources.addBinding().to(VroTasksResource.class);
  }
}
