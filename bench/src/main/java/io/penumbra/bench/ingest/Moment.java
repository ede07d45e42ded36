package io.penumbra.bench.ingest;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * What this process has used up to now.
 *
 * @param cpuNanos of all threads, the collector's and the compiler's too
 * @param gcMillis in which the collector stopped all others
 */
record Moment(long nanos, long cpuNanos, long gcMillis) {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  static Moment now() {
    long gc =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum();
    return new Moment(System.nanoTime(), SYSTEM.getProcessCpuTime(), gc);
  }

  Moment since(Moment earlier) {
    return new Moment(
        nanos - earlier.nanos, cpuNanos - earlier.cpuNanos, gcMillis - earlier.gcMillis);
  }
}
