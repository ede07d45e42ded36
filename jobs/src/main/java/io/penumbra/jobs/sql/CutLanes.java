package io.penumbra.jobs.sql;

import io.penumbra.compare.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The two sides of a cut as tables of one database, before all other lanes. */
record CutLanes(PinnedLane primary, PinnedLane shadow, Lanes others) implements Lanes {
  static final String DATABASE = "cut";

  static String table(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<String> databases() {
    List<String> databases = new ArrayList<>(others.databases());
    databases.add(DATABASE);
    return databases;
  }

  @Override
  public List<String> tables(String database) {
    return database.equals(DATABASE)
        ? List.of(table(Side.PRIMARY), table(Side.SHADOW))
        : others.tables(database);
  }

  @Override
  public Optional<PinnedLane> find(String database, String table) {
    if (!database.equals(DATABASE)) {
      return others.find(database, table);
    }
    if (table.equals(table(Side.PRIMARY))) {
      return Optional.of(primary);
    }
    return table.equals(table(Side.SHADOW)) ? Optional.of(shadow) : Optional.empty();
  }
}
