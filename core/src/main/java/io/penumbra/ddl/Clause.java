package io.penumbra.ddl;

import java.util.List;
import java.util.Optional;

/** One change that a statement asks for, with names as written. */
public sealed interface Clause {
  Position at();

  <T> T accept(Visitor<T> visitor);

  /**
   * @param value the default; absent for none or NULL
   * @param place absent for the end
   */
  record Add(
      Path column,
      TypeSpec type,
      boolean required,
      Optional<Constant> value,
      Optional<String> comment,
      Optional<Placed> place,
      boolean ifNotExists,
      Position at)
      implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.add(this);
    }
  }

  record Drop(Path column, boolean ifExists, Position at) implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.drop(this);
    }
  }

  record Rename(Path column, Name to, boolean ifExists, Position at) implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.rename(this);
    }
  }

  record Move(Path column, Placed place, Position at) implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.move(this);
    }
  }

  record Retype(Path column, TypeSpec type, Position at) implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.retype(this);
    }
  }

  record Require(Path column, boolean notNull, Position at) implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.require(this);
    }
  }

  /**
   * @param comment absent to remove it
   */
  record Comment(Path column, Optional<String> comment, Position at) implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.comment(this);
    }
  }

  /**
   * @param keys empty for UNORDERED
   */
  record Order(List<SortKey> keys, Position at) implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.order(this);
    }
  }

  /**
   * @param remove the field to drop or replace
   * @param add the field to add
   * @param name of the added field, absent for Iceberg's own
   */
  record Partition(Optional<Term> remove, Optional<Term> add, Optional<Name> name, Position at)
      implements Clause {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.partition(this);
    }
  }

  /** One method per kind of clause. */
  interface Visitor<T> {
    T add(Add clause);

    T drop(Drop clause);

    T rename(Rename clause);

    T move(Move clause);

    T retype(Retype clause);

    T require(Require clause);

    T comment(Comment clause);

    T order(Order clause);

    T partition(Partition clause);
  }
}
