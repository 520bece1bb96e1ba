package dev.multinode.cli.terminal;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;

/**
 * Makes commands and mixins: one whose only constructor takes a {@link Shell} gets it. A container
 * would do the same and cost every command a tenth of a second.
 */
public final class ShellFactory implements CommandLine.IFactory {
  private final Shell shell;

  public ShellFactory(Shell shell) {
    this.shell = requireNonNull(shell);
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Shell.class) {
        constructor.setAccessible(true);
        try {
          return type.cast(constructor.newInstance(shell));
        } catch (InvocationTargetException e) {
          throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
