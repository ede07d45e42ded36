package io.penumbra.jobs.mirror.control;

import io.penumbra.jobs.source.SourceTable;
import java.io.Serializable;
import java.util.Objects;
import org.apache.iceberg.catalog.TableIdentifier;

/**
 * A table of the source and the table that mirrors it.
 *
 * @param target the mirror's identifier, as {@code shop.orders}
 */
public record MirroredTable(SourceTable source, String target) implements Serializable {
  public MirroredTable {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(target, "target");
  }

  public TableIdentifier id() {
    return TableIdentifier.parse(target);
  }
}
