package io.penumbra.catalog.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penumbra.error.PenumbraException;
import io.penumbra.lane.Feed;
import io.penumbra.lane.Feeding;
import io.penumbra.lane.Fork;
import io.penumbra.lane.Lane;
import io.penumbra.lane.LaneId;
import io.penumbra.lane.Ledger;
import io.penumbra.lane.Origin;
import io.penumbra.lane.Pipeline;
import io.penumbra.lane.Proof;
import io.penumbra.lane.Role;
import io.penumbra.lane.Shape;
import io.penumbra.lane.SourceBinding;
import io.penumbra.lane.Standing;
import io.penumbra.lane.Status;
import io.penumbra.lane.Waiver;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerPropertiesTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
  private static final Ledger LEDGER =
      new Ledger(
          7,
          4,
          Optional.of(new SourceBinding("public.orders", List.of("id", "line"))),
          Optional.of(new Pipeline("lineage", "job", 42, "0/16B3748", "")),
          new TreeMap<>(Map.of(LaneId.of(3), lane())));

  private static Lane lane() {
    return new Lane(
        LaneId.of(3),
        "wide",
        Role.SHADOW,
        "shadow_wide",
        new Shape(2, 0, 1),
        new Feeding(Feed.STREAM, true, LaneId.of(3), true, Map.of(1, "id", 10, "extra")),
        new Origin(
            "ALTER TABLE orders ADD COLUMN extra string",
            "ann",
            AT,
            new Fork(99, 41, "0/16B3700", AT),
            new Shape(0, 0, 0)),
        new Standing(
            Status.FAILED,
            "3 rows differ",
            Optional.of(98L),
            Optional.of(new Proof("r1", false, 97, 96, AT)),
            List.of()));
  }

  @Test
  void isWrittenAsTheGoldenFileSays() throws IOException {
    assertThat(LedgerProperties.write(LEDGER)).isEqualTo(golden());
  }

  @Test
  void isReadFromTheGoldenFile() throws IOException {
    assertThat(LedgerProperties.read(golden())).contains(LEDGER);
  }

  @Test
  void waiversAreKept() {
    Lane lane = lane();
    Waiver waiver = new Waiver("NULL_MISMATCH/extra/", "ben", "agreed", AT);
    Ledger waived = LEDGER.with(lane.with(lane.standing().waiver(waiver)));

    assertThat(LedgerProperties.read(LedgerProperties.write(waived))).contains(waived);
  }

  @Test
  void refusesWhatAnotherVersionWrote() throws IOException {
    Map<String, String> newer = golden();
    newer.replaceAll((name, value) -> value.replace("\"version\":1", "\"version\":2"));
    assertThatThrownBy(() -> LedgerProperties.read(newer))
        .isInstanceOf(PenumbraException.class)
        .hasMessageContaining("version 2, this program reads 1");
  }

  private static Map<String, String> golden() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = LedgerPropertiesTest.class.getResourceAsStream("ledger-v1.properties")) {
      properties.load(in);
    }
    Map<String, String> golden = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> golden.put(name, properties.getProperty(name)));
    return golden;
  }
}
