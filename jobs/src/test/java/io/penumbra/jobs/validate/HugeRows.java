package io.penumbra.jobs.validate;

import static org.apache.iceberg.types.Types.NestedField.optional;
import static org.apache.iceberg.types.Types.NestedField.required;

import io.penumbra.report.Summary;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.Schema;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.types.Types;

/**
 * Compares rows of ten megabytes, of which each differs. Arguments: a folder, and how many files
 * each lane has.
 */
final class HugeRows {
  private static final int LENGTH = 10_000_000;

  static final int PER_FILE = 8;

  private static final Schema SCHEMA =
      new Schema(
          required(1, "id", Types.IntegerType.get()), optional(2, "text", Types.StringType.get()));

  private HugeRows() {}

  public static void main(String[] arguments) {
    int files = Integer.parseInt(arguments[1]);
    HadoopCatalog catalog = new HadoopCatalog(new Configuration(), arguments[0]);
    TestingLane primary = lane(catalog, "primary_lane");
    TestingLane shadow = lane(catalog, "shadow_lane");
    for (int file = 0; file < files; file++) {
      primary.append(rows(primary, file, ' '));
      shadow.append(rows(shadow, file, '!'));
    }
    Comparison comparison = Comparison.of(primary.content(), shadow.content(), List.of(1));
    Levels levels = Levels.of(() -> Batch.local(2, Map.of()), 2, Levels.FEW, 1_000);
    Summary found = levels.examine(comparison, Progress.NONE).found().summary();
    System.out.println(found.total() + " differences, " + found.stored() + " kept");
  }

  /** Texts that don't compress away, and differ at their ends. */
  private static List<Record> rows(TestingLane lane, int file, char end) {
    Random random = new Random(file);
    List<Record> rows = new ArrayList<>();
    for (int i = 0; i < PER_FILE; i++) {
      byte[] bytes = new byte[LENGTH / 4 * 3];
      random.nextBytes(bytes);
      String text = Base64.getEncoder().encodeToString(bytes);
      rows.add(lane.row(file * PER_FILE + i, text + end));
    }
    return rows;
  }

  private static TestingLane lane(HadoopCatalog catalog, String name) {
    return TestingLane.on(catalog.createTable(TableIdentifier.of("db", name), SCHEMA));
  }
}
