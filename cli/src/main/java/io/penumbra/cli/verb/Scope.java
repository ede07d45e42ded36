package io.penumbra.cli.verb;

import io.penumbra.jobs.validate.LevelName;
import io.penumbra.jobs.validate.Request;
import io.penumbra.jobs.validate.RequestOptions;
import io.penumbra.sample.Confidence;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** How much is compared. */
final class Scope {
  @Option(
      names = RequestOptions.LEVELS,
      paramLabel = "LEVEL",
      split = RequestOptions.SEPARATOR,
      converter = LevelConverter.class,
      description =
          "Which levels to run, of schema, files, hash, rows, constraints, sample, queries"
              + " (schema,files,hash,rows,constraints). Without hash or rows there is no pass, nor"
              + " without the constraints that are declared.")
  private Set<LevelName> levels;

  @Option(
      names = RequestOptions.SAMPLE,
      paramLabel = "ROWS",
      description =
          "Compare about so many rows, chosen at random (3000). Without --levels it means"
              + " schema,files,sample.")
  private Long sample;

  @Option(
      names = RequestOptions.CONFIDENCE,
      paramLabel = "P",
      converter = ConfidenceConverter.class,
      description = "How sure it is what the sample says, between 0 and 1 (0.95).")
  private Confidence confidence;

  @Option(
      names = RequestOptions.COLUMNS,
      paramLabel = "COLUMN",
      split = RequestOptions.SEPARATOR,
      description = "Compare these columns and the key alone; there is no pass then.")
  private Set<String> columns = Set.of();

  @Option(
      names = RequestOptions.WHERE,
      paramLabel = "CONDITION",
      description =
          "Compare rows alone of which this is true in a lane, as \"price > 100 AND status IN"
              + " ('open', 'new')\"; there is no pass then.")
  private Optional<String> where;

  @Option(
      names = RequestOptions.ANEW,
      description = "Compare everything, whatever an earlier report has proven.")
  private boolean anew;

  Request request() {
    return new RequestOptions(
            Optional.ofNullable(levels),
            Optional.ofNullable(sample),
            Optional.ofNullable(confidence),
            columns,
            where,
            anew)
        .request();
  }
}
