package io.penumbra.catalog.verb;

import io.penumbra.lane.Lane;
import io.penumbra.lane.Ledger;
import org.apache.iceberg.Table;

/**
 * Primary and shadow in one metadata version.
 *
 * @param table the real table at that version, read-only: its snapshots can be walked
 */
public record Heads(
    Table table, Ledger ledger, Lane shadow, long primarySnapshotId, long shadowSnapshotId) {}
