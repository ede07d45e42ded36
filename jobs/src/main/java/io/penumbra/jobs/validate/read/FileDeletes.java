package io.penumbra.jobs.validate.read;

import java.util.List;
import org.apache.iceberg.deletes.PositionDeleteIndex;

/** All deletes that apply to a data file. */
record FileDeletes(PositionDeleteIndex positions, List<KeyDeletes> byKey) {}
