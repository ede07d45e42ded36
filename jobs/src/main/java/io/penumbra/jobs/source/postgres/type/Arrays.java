package io.penumbra.jobs.source.postgres.type;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.GenericArrayData;

/**
 * Reads an array of one dimension that starts at 1, as {@code {1,NULL,"a b"}}. Postgres does not
 * fix the dimensions of a column's arrays; others are no values of a list.
 */
record Arrays(TextReader element) implements TextReader {

  @Override
  public Object read(String text) {
    if (!text.startsWith("{")) {
      throw new NotHeldException(text, "list");
    }
    List<Object> values = new ArrayList<>();
    Cursor cursor = new Cursor(text);
    while (cursor.hasNext()) {
      String value = cursor.next();
      values.add(value == null ? null : element.read(value));
    }
    return new GenericArrayData(values.toArray());
  }

  /** Walks over the elements of an array's text. */
  private static final class Cursor {
    private final String text;
    private int at = 1;

    Cursor(String text) {
      this.text = text;
    }

    boolean hasNext() {
      return text.charAt(at) != '}';
    }

    /** The next element's text, null for NULL. */
    String next() {
      char first = text.charAt(at);
      if (first == '{') {
        throw new NotHeldException(text, "list");
      }
      String value = first == '"' ? quoted() : plain();
      if (text.charAt(at) == ',') {
        at++;
      }
      return value;
    }

    private String plain() {
      int start = at;
      while (text.charAt(at) != ',' && text.charAt(at) != '}') {
        at++;
      }
      String value = text.substring(start, at);
      return value.equals("NULL") ? null : value;
    }

    private String quoted() {
      StringBuilder value = new StringBuilder();
      at++;
      while (text.charAt(at) != '"') {
        if (text.charAt(at) == '\\') {
          at++;
        }
        value.append(text.charAt(at));
        at++;
      }
      at++;
      return value.toString();
    }
  }
}
