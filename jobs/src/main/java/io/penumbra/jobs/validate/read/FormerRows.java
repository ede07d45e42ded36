package io.penumbra.jobs.validate.read;

/**
 * Who wants rows that have been deleted and are still in a data file.
 *
 * @param wanted which of them
 * @param sink takes them
 */
public record FormerRows(KeyFilter wanted, RowSink sink) {
  /** Nobody. */
  public static final FormerRows UNWANTED = new FormerRows(key -> false, rows -> {});
}
