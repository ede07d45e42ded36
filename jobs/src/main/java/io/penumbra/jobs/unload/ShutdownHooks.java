package io.penumbra.jobs.unload;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;

/**
 * Hooks that libraries gave to the process. Java tells nobody which there are, so its own list is
 * read; Flink's start scripts open that package.
 */
final class ShutdownHooks {
  private static final String HOLDER = "java.lang.ApplicationShutdownHooks";

  private ShutdownHooks() {}

  /** Removes those that were added by classes of a loader. */
  static void remove(ClassLoader loader) throws ReflectiveOperationException {
    for (Thread hook : all()) {
      if (hook.getClass().getClassLoader() == loader || inherits(hook, loader)) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  private static Collection<Thread> all() throws ReflectiveOperationException {
    Class<?> holder = Class.forName(HOLDER);
    Field hooks = holder.getDeclaredField("hooks");
    hooks.setAccessible(true);
    synchronized (holder) {
      return ((Map<?, ?>) hooks.get(null)).keySet().stream().map(Thread.class::cast).toList();
    }
  }

  /** Flink wraps a job's class loader, so it is known by a class that only this one has. */
  private static boolean inherits(Thread hook, ClassLoader loader) {
    ClassLoader context = hook.getContextClassLoader();
    if (context == null || context == ClassLoader.getSystemClassLoader()) {
      return false;
    }
    try {
      return context.loadClass(ShutdownHooks.class.getName()).getClassLoader() == loader;
    } catch (ClassNotFoundException | IllegalStateException foreign) {
      return false;
    }
  }
}
