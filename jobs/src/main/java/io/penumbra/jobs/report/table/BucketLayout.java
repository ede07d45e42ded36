package io.penumbra.jobs.report.table;

import io.penumbra.compare.RowEncoding;
import io.penumbra.compare.Side;
import io.penumbra.digest.Digest;
import io.penumbra.digest.RowHash;
import io.penumbra.jobs.validate.hash.KeptBucket;
import io.penumbra.jobs.validate.hash.KeptDigests;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.Record;

/** {@code validation_bucket}: one row for the digests of each group of files. */
final class BucketLayout {
  static final String NAME = "validation_bucket";
  static final String KEY = "work_key";

  static final Schema SCHEMA =
      Columns.of()
          .texts(ReportTables.TABLE_ID)
          .times(ReportTables.TIME)
          .texts(KEY, "side")
          .numbers("snapshot_id", "encoding")
          .texts("hash")
          .numbers("parts", "rows")
          .texts("checksum")
          .list(
              "buckets",
              Columns.of().numbers("bucket", "rows", "sum_hi", "sum_lo").flag("null_key"))
          .schema();

  static final PartitionSpec PARTITIONING =
      PartitionSpec.builderFor(SCHEMA)
          .identity(ReportTables.TABLE_ID)
          .day(ReportTables.TIME)
          .build();

  private BucketLayout() {}

  static Record row(String tableId, Instant time, KeptDigests kept, Schema schema) {
    return Row.of(schema)
        .set(ReportTables.TABLE_ID, tableId)
        .set(ReportTables.TIME, time)
        .set(KEY, kept.key())
        .set("side", kept.side())
        .set("snapshot_id", kept.snapshotId())
        .set("encoding", (long) RowEncoding.VERSION)
        .set("hash", RowHash.NAME)
        .set("parts", (long) kept.parts())
        .set("rows", kept.rows())
        .set("checksum", kept.checksum())
        .list(
            "buckets",
            kept.buckets(),
            (row, bucket) ->
                row.set("bucket", (long) bucket.slot())
                    .set("rows", bucket.digest().count())
                    .set("sum_hi", bucket.digest().first())
                    .set("sum_lo", bucket.digest().second())
                    .set("null_key", bucket.nullKey()))
        .record();
  }

  static KeptDigests read(Record row) {
    List<?> buckets = (List<?>) row.getField("buckets");
    return new KeptDigests(
        (String) row.getField(KEY),
        Side.valueOf((String) row.getField("side")),
        (Long) row.getField("snapshot_id"),
        Math.toIntExact((Long) row.getField("parts")),
        buckets.stream().map(each -> bucket((StructLike) each)).toList(),
        (String) row.getField("checksum"));
  }

  private static KeptBucket bucket(StructLike row) {
    Digest digest =
        new Digest(row.get(1, Long.class), row.get(2, Long.class), row.get(3, Long.class));
    return new KeptBucket(
        Math.toIntExact(row.get(0, Long.class)), digest, row.get(4, Boolean.class));
  }
}
