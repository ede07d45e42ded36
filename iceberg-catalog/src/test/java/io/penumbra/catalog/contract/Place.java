package io.penumbra.catalog.contract;

import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A catalog and a format version to test on; catalogs are opened once. */
record Place(TestingCatalogs kind, int version) {
  private static final Map<TestingCatalogs, TestingCatalog> OPEN =
      new EnumMap<>(TestingCatalogs.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  static Stream<Place> all() {
    List<Place> places = new ArrayList<>();
    for (TestingCatalogs kind : TestingCatalogs.values()) {
      places.add(new Place(kind, 2));
      places.add(new Place(kind, 3));
    }
    return places.stream();
  }

  /** A new mirrored table with rows 1 and 2. */
  TestingMirror mirror() {
    TestingMirror mirror = TestingMirror.create(catalog(), "t" + NUMBER.incrementAndGet(), version);
    mirror.commit(TestingMirror.put(1), TestingMirror.put(2));
    return mirror;
  }

  TestingCatalog catalog() {
    return OPEN.computeIfAbsent(kind, Place::open);
  }

  private static TestingCatalog open(TestingCatalogs kind) {
    try {
      Path folder = Files.createTempDirectory("catalog");
      return kind.open(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void closeAll() {
    OPEN.values().forEach(TestingCatalog::close);
    OPEN.clear();
  }

  @Override
  public String toString() {
    return kind + " v" + version;
  }
}
