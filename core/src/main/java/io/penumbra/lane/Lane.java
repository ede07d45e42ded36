package io.penumbra.lane;

import java.util.Objects;

/**
 * One way in which a table's changes are written. It keeps id, name and schema for life; its role
 * and branch change. A rebased shadow goes on under its name as another lane.
 *
 * @param name the shadow's name; {@code main} for a table's first lane
 * @param branch the branch of the table that holds it at present
 */
public record Lane(
    LaneId id,
    String name,
    Role role,
    String branch,
    Shape shape,
    Feeding feeding,
    Origin origin,
    Standing standing) {

  /** Name of a table's first lane, and of the branch that users read. */
  public static final String MAIN = "main";

  public Lane {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(branch, "branch");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(feeding, "feeding");
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(standing, "standing");
  }

  public boolean is(Role role) {
    return this.role == role;
  }

  public Status status() {
    return standing.status();
  }

  /** Whether this lane's own file sets are committed to it. */
  public boolean writesOwnFiles() {
    return feeding.feed() == Feed.STREAM && feeding.active();
  }

  /** Whether file sets of the stream are committed to it, be they its own or another lane's. */
  public boolean takesFiles() {
    return is(Role.PRIMARY) || (writesOwnFiles() && status().fed());
  }

  public Lane moved(Role role, String branch) {
    return new Lane(id, name, role, branch, shape, feeding, origin, standing);
  }

  public Lane with(Shape shape) {
    return new Lane(id, name, role, branch, shape, feeding, origin, standing);
  }

  public Lane with(Feeding feeding) {
    return new Lane(id, name, role, branch, shape, feeding, origin, standing);
  }

  public Lane with(Origin origin) {
    return new Lane(id, name, role, branch, shape, feeding, origin, standing);
  }

  public Lane with(Standing standing) {
    return new Lane(id, name, role, branch, shape, feeding, origin, standing);
  }
}
