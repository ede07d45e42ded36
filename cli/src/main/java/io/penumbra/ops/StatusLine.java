package io.penumbra.ops;

import io.penumbra.lane.Proof;
import io.penumbra.lane.Role;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One table or shadow at a glance.
 *
 * @param table full name
 * @param name the shadow's name, {@code main} for the table's first lane
 * @param state how it stands, in one or two words
 * @param reason why it stands so, empty where that needs no reason
 * @param age since it was opened, absent for a table
 * @param proof its newest report
 * @param proofAge for how long it is not known to be as it should be: nothing while that report is
 *     of what it and the table hold now; absent where the newest report did not pass
 * @param proofOverdue whether that is longer than the settings allow
 * @param ownBytes bytes of files that it holds and the table does not, 0 where it shares them all
 * @param lag how far it is behind the source, absent where nothing was ever committed
 * @param next the command to run next
 */
public record StatusLine(
    String table,
    String name,
    Role role,
    String state,
    String reason,
    Optional<Duration> age,
    Optional<Proof> proof,
    Optional<Duration> proofAge,
    boolean proofOverdue,
    long ownBytes,
    Optional<Duration> lag,
    Attention attention,
    String next) {
  public StatusLine {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(age, "age");
    Objects.requireNonNull(proof, "proof");
    Objects.requireNonNull(proofAge, "proofAge");
    Objects.requireNonNull(lag, "lag");
    Objects.requireNonNull(attention, "attention");
    Objects.requireNonNull(next, "next");
  }
}
