package io.penumbra.jobs.validate;

import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import io.penumbra.sample.Confidence;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.java.utils.ParameterTool;

/**
 * How much is compared, as people ask for it: the same words for the command and for the job.
 *
 * @param levels absent for those that the other options imply
 * @param sample about so many rows
 * @param confidence how sure it is what the sample says
 * @param columns empty for all
 * @param where a condition, absent for all rows
 * @param anew whether earlier reports count for nothing
 */
public record RequestOptions(
    Optional<Set<LevelName>> levels,
    Optional<Long> sample,
    Optional<Confidence> confidence,
    Set<String> columns,
    Optional<String> where,
    boolean anew) {
  public static final String LEVELS = "--levels";
  public static final String SAMPLE = "--sample";
  public static final String CONFIDENCE = "--confidence";
  public static final String COLUMNS = "--columns";
  public static final String WHERE = "--where";
  public static final String ANEW = "--anew";

  /** Separates levels and columns. */
  public static final String SEPARATOR = ",";

  private static final Set<LevelName> SAMPLED =
      EnumSet.of(LevelName.SCHEMA, LevelName.FILES, LevelName.SAMPLE);

  public RequestOptions {
    Objects.requireNonNull(sample, "sample");
    Objects.requireNonNull(confidence, "confidence");
    Objects.requireNonNull(where, "where");
    levels = levels.map(Set::copyOf);
    columns = Set.copyOf(columns);
  }

  /**
   * The options among a job's arguments.
   *
   * @throws PenumbraException USAGE
   */
  static RequestOptions of(ParameterTool arguments) {
    return new RequestOptions(
        value(arguments, LEVELS).map(RequestOptions::levels),
        value(arguments, SAMPLE).map(RequestOptions::rows),
        value(arguments, CONFIDENCE).map(RequestOptions::confidence),
        value(arguments, COLUMNS).map(RequestOptions::split).orElse(Set.of()),
        value(arguments, WHERE),
        arguments.has(key(ANEW)));
  }

  /** The names of all options, as arguments of a job have them. */
  static Set<String> keys() {
    return Set.of(key(LEVELS), key(SAMPLE), key(CONFIDENCE), key(COLUMNS), key(WHERE), key(ANEW));
  }

  /**
   * @throws PenumbraException USAGE when it is no level
   */
  public static LevelName level(String word) {
    return LevelName.of(word)
        .orElseThrow(
            () ->
                new PenumbraException(
                    ErrorCode.USAGE,
                    "'" + word + "' is no level",
                    "There are " + LevelName.words()));
  }

  /**
   * @throws PenumbraException USAGE when it is no number between 0 and 1
   */
  public static Confidence confidence(String text) {
    try {
      return new Confidence(Double.parseDouble(text));
    } catch (IllegalArgumentException e) {
      throw new PenumbraException(
          ErrorCode.USAGE,
          "'" + text + "' is no confidence",
          "Give a number between 0 and 1, as 0.95",
          e);
    }
  }

  /**
   * @throws PenumbraException USAGE when they contradict each other
   */
  public Request request() {
    boolean sampled = sample.isPresent() || confidence.isPresent();
    Set<LevelName> chosen = levels.orElse(sampled ? SAMPLED : Request.standard().levels());
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
    long rows = sample.orElse(standard.rows());
    if (rows < 1) {
      throw new PenumbraException(
          ErrorCode.USAGE, "A sample of " + rows + " rows", "Give at least 1");
    }
    return new SampleWish(rows, confidence.orElse(standard.confidence()));
  }

  private static Set<LevelName> levels(String words) {
    return split(words).stream().map(RequestOptions::level).collect(Collectors.toSet());
  }

  private static long rows(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new PenumbraException(
          ErrorCode.USAGE, "'" + text + "' is no number of rows", "Give one, as 3000", e);
    }
  }

  private static Set<String> split(String words) {
    return Arrays.stream(words.split(SEPARATOR, -1))
        .map(String::strip)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<String> value(ParameterTool arguments, String option) {
    return Optional.ofNullable(arguments.get(key(option)));
  }

  private static String key(String option) {
    return option.substring(2);
  }
}
