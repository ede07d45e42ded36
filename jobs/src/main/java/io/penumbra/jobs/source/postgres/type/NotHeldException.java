package io.penumbra.jobs.source.postgres.type;

/** A value that the type of its column can't hold, as NaN in a decimal. */
public final class NotHeldException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param value as Postgres writes it
   * @param type what can't hold it
   */
  public NotHeldException(String value, String type) {
    super("'" + value + "' is no value of " + type);
  }

  public NotHeldException(String value, String type, Throwable cause) {
    super("'" + value + "' is no value of " + type, cause);
  }
}
