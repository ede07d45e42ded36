package io.penumbra.e2e.cluster;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a cluster's {@code config.yaml}: as a stock one has it, but small. */
final class FlinkSettings {
  private FlinkSettings() {}

  static void write(Path folder, int restPort) throws IOException {
    Files.writeString(
        folder.resolve("config.yaml"),
        """
        jobmanager.rpc.address: localhost
        jobmanager.rpc.port: %d
        jobmanager.memory.process.size: 1g
        rest.address: localhost
        rest.port: %d
        web.refresh-interval: 200
        taskmanager.numberOfTaskSlots: 4
        taskmanager.cpu.cores: 2
        taskmanager.memory.task.heap.size: 1g
        taskmanager.memory.task.off-heap.size: 128m
        taskmanager.memory.network.min: 64m
        taskmanager.memory.network.max: 64m
        taskmanager.memory.managed.size: 128m
        taskmanager.memory.framework.heap.size: 128m
        taskmanager.memory.framework.off-heap.size: 128m
        taskmanager.memory.jvm-metaspace.size: 256m
        taskmanager.memory.jvm-overhead.min: 192m
        taskmanager.memory.jvm-overhead.max: 192m
        execution.checkpointing.savepoint-dir: %s
        execution.checkpointing.dir: %s
        heartbeat.timeout: 10000
        heartbeat.interval: 1000
        """
            .formatted(
                freePort(),
                restPort,
                folder.resolve("savepoints").toUri(),
                folder.resolve("checkpoints").toUri()));
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException("No free port", e);
    }
  }
}
