package io.penumbra.plan;

/** What has to happen to the data of a table when its schema changes so. */
public enum Classification {
  /** Nothing: Iceberg reads what is there under the new schema. */
  READ_THROUGH,
  /** It has to be written anew, which comes later. */
  NEEDS_REWRITING,
  /** No rewriting would make it right. */
  ILLEGAL
}
