package io.penumbra.jobs.source;

/** What happened to a row. */
public enum ChangeKind {
  /** A row that was not there before: needs no delete. */
  INSERT(0),
  /** A row read from the table itself at the start: needs no delete either. */
  SNAPSHOT(1),
  /** A row replaced under the same key. */
  UPDATE(2),
  DELETE(3),
  /** All rows of the table are gone; has neither before nor after. */
  TRUNCATE(4);

  private static final ChangeKind[] BY_TAG = {INSERT, SNAPSHOT, UPDATE, DELETE, TRUNCATE};

  private final int tag;

  ChangeKind(int tag) {
    this.tag = tag;
  }

  /** Stands for this kind on the wire. */
  int tag() {
    return tag;
  }

  static ChangeKind of(int tag) {
    return BY_TAG[tag];
  }
}
