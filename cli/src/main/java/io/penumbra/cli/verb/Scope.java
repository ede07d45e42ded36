package io.penumbra.cli.verb;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.jobs.validate.LevelName;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.SampleWish;
import io.penumbra.sample.Confidence;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** How much is compared. */
final class Scope {
  private static final Set<LevelName> SAMPLED =
      EnumSet.of(LevelName.SCHEMA, LevelName.FILES, LevelName.SAMPLE);

  @Option(
      names = "--levels",
      paramLabel = "LEVEL",
      split = ",",
      converter = LevelConverter.class,
      description =
          "Which levels to run, of schema, files, hash, rows, sample, queries"
              + " (schema,files,hash,rows). Without hash or rows there is no pass.")
  private Set<LevelName> levels;

  @Option(
      names = "--sample",
      paramLabel = "ROWS",
      description =
          "Compare about so many rows, chosen at random (3000). Without --levels it means"
              + " schema,files,sample.")
  private Long sample;

  @Option(
      names = "--confidence",
      paramLabel = "P",
      converter = ConfidenceConverter.class,
      description = "How sure it is what the sample says, between 0 and 1 (0.95).")
  private Confidence confidence;

  @Option(
      names = "--columns",
      paramLabel = "COLUMN",
      split = ",",
      description = "Compare these columns and the key alone; there is no pass then.")
  private Set<String> columns = Set.of();

  @Option(
      names = "--where",
      paramLabel = "CONDITION",
      description =
          "Compare rows alone of which this is true in a lane, as \"price > 100 AND status IN"
              + " ('open', 'new')\"; there is no pass then.")
  private Optional<String> where;

  @Option(
      names = "--anew",
      description = "Compare everything, whatever an earlier report has proven.")
  private boolean anew;

  Request request() {
    boolean sampled = sample != null || confidence != null;
    Set<LevelName> chosen =
        Optional.ofNullable(levels).orElse(sampled ? SAMPLED : Request.standard().levels());
    if (sampled && !chosen.contains(LevelName.SAMPLE)) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "--sample and --confidence are about the level sample, which --levels leaves out",
          "Add sample to --levels, or leave --levels out");
    }
    return new Request(chosen, wish(), columns, where, anew);
  }

  private SampleWish wish() {
    SampleWish standard = SampleWish.STANDARD;
    long rows = sample == null ? standard.rows() : sample;
    if (rows < 1) {
      throw new PenumbraException(
          ErrorCode.USAGE, "A sample of " + rows + " rows", "Give at least 1");
    }
    return new SampleWish(rows, Optional.ofNullable(confidence).orElse(standard.confidence()));
  }
}
