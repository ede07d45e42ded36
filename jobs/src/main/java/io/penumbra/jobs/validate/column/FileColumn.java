package io.penumbra.jobs.validate.column;

import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;

/** A column that the file has. */
abstract class FileColumn implements Column {
  private final ColumnDescriptor descriptor;

  /** A 1 for each row that has a value; of no meaning where none is missing. */
  private final int[] levels = new int[MOST_ROWS];

  private PageReader pages;
  private Page page;
  private int left;
  private boolean someMissing;

  FileColumn(ColumnDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  /** Takes the dictionary of the row group that follows, null for none. */
  abstract void dictionary(ColumnDescriptor column, DictionaryPage dictionary);

  /** Goes to the first value of a page. */
  abstract void page(Page next);

  /** Reads values that are not NULL. */
  abstract void values(int count);

  /** Moves the value at one place to another. */
  abstract void move(int from, int to);

  @Override
  public final void open(PageReadStore rowGroup) {
    pages = rowGroup.getPageReader(descriptor);
    dictionary(descriptor, pages.readDictionaryPage());
    left = 0;
  }

  @Override
  public final int ready() {
    while (left == 0) {
      page = Page.of(pages.readPage(), descriptor);
      page(page);
      left = page.rows();
    }
    return left;
  }

  @Override
  public final void read(int count) {
    left -= count;
    int present = count;
    if (page.levels() != null) {
      page.levels().read(levels, count);
      present = sum(count);
    }
    values(present);
    someMissing = present < count;
    if (someMissing) {
      spread(present, count);
    }
  }

  final boolean someMissing() {
    return someMissing;
  }

  /** Whether a row's value is NULL, if some are. */
  final boolean missing(int row) {
    return levels[row] == 0;
  }

  private int sum(int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += levels[i];
    }
    return sum;
  }

  /** Brings values, which lie one behind the other, to their rows. */
  private void spread(int present, int count) {
    int from = present;
    for (int row = count - 1; from > 0 && row >= from; row--) {
      if (levels[row] != 0) {
        move(--from, row);
      }
    }
  }
}
