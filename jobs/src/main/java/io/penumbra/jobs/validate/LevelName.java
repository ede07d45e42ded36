package io.penumbra.jobs.validate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The levels that there are, from cheap to dear. */
public enum LevelName {
  SCHEMA,
  FILES,
  /** Digests of buckets; says that rows differ, not which. */
  HASH,
  ROWS,
  /** Rows of the shadow that break constraints of its schema. */
  CONSTRAINTS,
  /** Rows of some keys, chosen at random; bounds what may differ in those that are left. */
  SAMPLE,
  /** Says nothing of rows by themselves, but what differs by a statement. */
  QUERIES;

  /** As people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of that name, absent when there is none. */
  public static Optional<LevelName> of(String word) {
    return Arrays.stream(values()).filter(level -> level.word().equals(word)).findFirst();
  }

  /** All of them, for people to choose from. */
  public static String words() {
    return Arrays.stream(values()).map(LevelName::word).collect(Collectors.joining(", "));
  }
}
