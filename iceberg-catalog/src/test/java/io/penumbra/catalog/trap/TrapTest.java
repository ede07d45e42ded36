package io.penumbra.catalog.trap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.catalog.testing.TestingCatalog;
import io.penumbra.catalog.testing.TestingCatalogs;
import io.penumbra.catalog.testing.TestingMirror;
import io.penumbra.error.ErrorCode;
import io.penumbra.error.PenumbraException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;

/** Tables in memory, for one test each. */
abstract class TrapTest {
  private static final Map<TestingCatalogs, TestingCatalog> OPEN =
      new EnumMap<>(TestingCatalogs.class);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @AfterAll
  static void close() {
    OPEN.values().forEach(TestingCatalog::close);
    OPEN.clear();
  }

  /** A table with rows 1 and 2, format version 2. */
  static TestingMirror mirror(TestingCatalogs kind) {
    return mirror(kind, Map.of());
  }

  static TestingMirror mirror(TestingCatalogs kind, Map<String, String> properties) {
    TestingCatalog catalog = OPEN.computeIfAbsent(kind, TestingCatalogs::openInMemory);
    TestingMirror mirror =
        TestingMirror.create(catalog, "t" + NUMBER.incrementAndGet(), 2, properties);
    mirror.commit(TestingMirror.put(1), TestingMirror.put(2));
    return mirror;
  }

  static void refused(ErrorCode code, Runnable attempt) {
    assertThatThrownBy(attempt::run)
        .asInstanceOf(InstanceOfAssertFactories.type(PenumbraException.class))
        .extracting(PenumbraException::code)
        .isEqualTo(code);
  }
}
