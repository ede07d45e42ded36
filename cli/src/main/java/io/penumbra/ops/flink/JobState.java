package io.penumbra.ops.flink;

import java.util.Arrays;

/** How a job stands, in as many words as a person needs. */
public enum JobState {
  STARTING,
  RUNNING,
  RESTARTING,
  FINISHED,
  FAILED,
  STOPPED,
  /** The cluster answers, and knows no such job. */
  ABSENT,
  /** No cluster answers. */
  UNKNOWN;

  /** Whether the job will go on by itself. */
  public boolean alive() {
    return this == STARTING || this == RUNNING || this == RESTARTING;
  }

  /** Whether a failure is why it is so. */
  boolean troubled() {
    return this == RESTARTING || this == FAILED;
  }

  static JobState of(String flink) {
    return switch (flink) {
      case "CREATED", "INITIALIZING" -> STARTING;
      case "FAILING" -> FAILED;
      case "CANCELED", "CANCELLING", "SUSPENDED" -> STOPPED;
      case "RECONCILING" -> RESTARTING;
      default ->
          Arrays.stream(values()).filter(s -> s.name().equals(flink)).findAny().orElse(UNKNOWN);
    };
  }
}
