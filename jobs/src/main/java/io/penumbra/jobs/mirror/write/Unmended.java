package io.penumbra.jobs.mirror.write;

import io.penumbra.jobs.mirror.park.ParkedChanges;
import io.penumbra.jobs.source.Change;
import io.penumbra.jobs.source.ChangeKind;
import io.penumbra.jobs.source.Layout;
import io.penumbra.jobs.source.MirrorEvent;
import io.penumbra.jobs.source.UnheldRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys of rows that can't be held and that the source has not told anew: no table goes past one.
 */
final class Unmended {
  private final List<String> key;
  private final Map<Integer, KeyReader> readers = new HashMap<>();
  private final Set<String> keys = new HashSet<>();

  /**
   * @param key columns of the table
   */
  Unmended(List<String> key) {
    this.key = key;
  }

  /** Looks through parked changes. */
  void read(ParkedChanges changes) throws IOException {
    for (MirrorEvent event = changes.next(); event != null; event = changes.next()) {
      if (event instanceof Layout layout) {
        readers.put(layout.id(), new KeyReader(layout, key));
      } else if (event instanceof UnheldRow row) {
        keys.add(keyOf(row.change()));
      } else if (event instanceof Change change) {
        pass(change);
      }
    }
  }

  boolean contains(UnheldRow row) {
    return keys.contains(keyOf(row.change()));
  }

  private void pass(Change change) {
    if (change.kind() == ChangeKind.TRUNCATE) {
      keys.clear();
    } else if (!keys.isEmpty()) {
      keys.remove(keyOf(change));
    }
  }

  private String keyOf(Change change) {
    KeyReader reader = readers.get(change.layout()).read(change.keyed());
    return new String(reader.bytes(), 0, reader.length(), StandardCharsets.ISO_8859_1);
  }
}
