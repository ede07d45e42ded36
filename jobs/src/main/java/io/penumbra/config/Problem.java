package io.penumbra.config;

/**
 * One thing that is wrong in a settings file.
 *
 * @param path where, as {@code source.port}
 * @param what the value and what is allowed instead
 */
record Problem(String path, String what) {
  @Override
  public String toString() {
    return path + ": " + what;
  }
}
