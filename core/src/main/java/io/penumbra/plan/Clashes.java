package io.penumbra.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds where two sets of changes of one form touch the same. */
final class Clashes {
  private final TableForm base;

  private Clashes(TableForm base) {
    this.base = base;
  }

  static List<Clash> between(TableForm base, List<SchemaChange> ours, List<SchemaChange> theirs) {
    Clashes clashes = new Clashes(base);
    return ours.stream()
        .flatMap(
            our ->
                theirs.stream()
                    .filter(their -> !Objects.equals(our, their))
                    .flatMap(their -> clashes.clash(our, their).stream()))
        .toList();
  }

  private Optional<Clash> clash(SchemaChange our, SchemaChange their) {
    if (our instanceof WriteOrder && their instanceof WriteOrder) {
      return Optional.of(clash(SchemaTree.ROOT, "write order", our, their));
    }
    if (apart(our, their)) {
      return Optional.empty();
    }
    Set<Integer> both = new HashSet<>(touched(our));
    both.retainAll(touched(their));
    both.addAll(missing(our, their));
    both.addAll(missing(their, our));
    return both.stream().sorted().findFirst().map(id -> clash(id, base.name(id), our, their));
  }

  private Clash clash(int fieldId, String column, SchemaChange our, SchemaChange their) {
    return new Clash(fieldId, column, our.describe(base), their.describe(base));
  }

  /** Two drops want the same; a move meets other moves and drops only. */
  private static boolean apart(SchemaChange our, SchemaChange their) {
    boolean ourDrop = our instanceof DropColumn;
    boolean theirDrop = their instanceof DropColumn;
    if (ourDrop || theirDrop) {
      return ourDrop && theirDrop;
    }
    return our instanceof MoveColumn != their instanceof MoveColumn;
  }

  /** What a change has to have and another one drops. */
  private Set<Integer> missing(SchemaChange change, SchemaChange other) {
    Set<Integer> missing = new HashSet<>(change.needs());
    missing.retainAll(other instanceof DropColumn ? touched(other) : Set.of());
    return missing;
  }

  /** New fields are nobody else's: their ids are given anew where they collide. */
  private Set<Integer> touched(SchemaChange change) {
    return change instanceof AddColumn ? Set.of() : change.touched(base.schema());
  }
}
