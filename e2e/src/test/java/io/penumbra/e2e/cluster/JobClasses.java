package io.penumbra.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.e2e.process.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the jobs of a process leave in it.
 *
 * @param loaders class loaders of jobs
 * @param metaspaceKib what the classes of the whole process take
 */
record JobClasses(int loaders, int metaspaceKib) {
  private static final Pattern LOADER =
      Pattern.compile("org\\.apache\\.flink\\S*ChildFirstClassLoader");
  private static final Pattern METASPACE = Pattern.compile("Metaspace +used (\\d+)K");

  /** Counts after a collection, so that only what is held is counted. */
  static JobClasses of(JavaProcess process) throws IOException, InterruptedException {
    jcmd(process, "GC.run");
    Matcher used = METASPACE.matcher(jcmd(process, "GC.heap_info"));
    assertThat(used.find()).isTrue();
    long loaders = LOADER.matcher(jcmd(process, "VM.classloader_stats")).results().count();
    return new JobClasses((int) loaders, Integer.parseInt(used.group(1)));
  }

  private static String jcmd(JavaProcess process, String command)
      throws IOException, InterruptedException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process tool =
        new ProcessBuilder(jcmd, String.valueOf(process.pid()), command)
            .redirectErrorStream(true)
            .start();
    String told = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(told).isZero();
    return told;
  }
}
