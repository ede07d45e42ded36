package io.penumbra.config;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The streaming job.
 *
 * @param checkpointInterval time between checkpoints, and so between commits
 * @param controlInterval time between two looks at the ledgers for lanes that opened or closed
 * @param parallelism writers per job
 * @param formatVersion Iceberg format version of tables that the job creates
 * @param targetFileSize bytes at which a data file is closed
 * @param namespace where tables are created; the source's schema where absent
 */
public record MirrorSettings(
    Duration checkpointInterval,
    Duration controlInterval,
    int parallelism,
    int formatVersion,
    long targetFileSize,
    Optional<String> namespace,
    LaneLimits limits,
    RetentionSettings retention) {

  public MirrorSettings {
    Objects.requireNonNull(checkpointInterval, "checkpointInterval");
    Objects.requireNonNull(controlInterval, "controlInterval");
    Objects.requireNonNull(namespace, "namespace");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(retention, "retention");
  }

  /** Full name of the table that mirrors a table of the source. */
  public String target(String schema, String table) {
    return namespace.orElse(schema) + '.' + table;
  }

  static MirrorSettings read(Section section) {
    return new MirrorSettings(
        section.duration("checkpoint-interval", Duration.ofMillis(10), Duration.ofSeconds(2)),
        section.duration("control-interval", Duration.ofMillis(10), Duration.ofMillis(500)),
        section.integer("parallelism", 1, 10_000, 1),
        section.integer("format-version", 2, 3, 2),
        section.bytes("target-file-size", 1 << 20, 128 << 20),
        section.optionalText("namespace", "a namespace, as shop", Shapes.NOT_EMPTY),
        section.section("limits", LaneLimits::read),
        section.section("retention", RetentionSettings::read));
  }
}
