package io.penumbra.ddl;

/**
 * Where something stands in the text that was given.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Position(int line, int column) {
  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}
