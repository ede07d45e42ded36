package io.penumbra.jobs.validate.hash;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Groups of files whose digests were kept, as far as they are to be trusted. */
final class KnownGroups {
  private final Map<String, FileGroup> groups;
  private final Map<String, String> checksums = new HashMap<>();
  private final Set<Integer> numbers = new HashSet<>();
  private final Fingerprints fingerprints;
  private final int slots;
  private long parts;
  private long damaged;
  private boolean contradictory;

  /**
   * @param groups what is looked for, by key
   */
  KnownGroups(Map<String, FileGroup> groups, int slots) {
    this.groups = groups;
    this.slots = slots;
    this.fingerprints = new Fingerprints(slots);
  }

  void add(KeptDigests kept) {
    FileGroup group = groups.get(kept.key());
    if (group == null || !kept.isOf(group, slots)) {
      damaged++;
      return;
    }
    String other = checksums.putIfAbsent(kept.key(), kept.checksum());
    if (other == null) {
      fingerprints.addKnown(kept.as(group, slots));
      numbers.add(group.number());
      parts += group.parts().size();
    } else if (!other.equals(kept.checksum())) {
      contradictory = true;
    }
  }

  /** How many entries are not what was once computed. */
  long damaged() {
    return damaged;
  }

  /** Whether two entries say something else of the same rows; which of them is right is unknown. */
  boolean contradictory() {
    return contradictory;
  }

  Set<Integer> numbers() {
    return numbers;
  }

  long parts() {
    return parts;
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }
}
