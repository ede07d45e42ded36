package io.penumbra.bench.validate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rounds of all contenders over one pair of tables. */
final class Results {
  private final Map<Contender, List<Round>> rounds = new LinkedHashMap<>();

  void add(Contender contender, Round round) {
    rounds.computeIfAbsent(contender, each -> new ArrayList<>()).add(round);
  }

  /** Prints medians, and how many times as long as the first contender the others take. */
  void print() {
    Contender first = rounds.keySet().iterator().next();
    for (Contender each : rounds.keySet()) {
      System.out.printf(
          "median   %-34s %s  %5.2f times the first, %5.2f net%n",
          each.name(),
          median(each),
          median(each).seconds() / median(first).seconds(),
          net(each) / net(first));
    }
  }

  /** Seconds without those that an empty job takes. */
  private double net(Contender contender) {
    double floor =
        rounds.keySet().stream()
            .filter(FloorContender.class::isInstance)
            .mapToDouble(each -> median(each).seconds())
            .sum();
    return median(contender).seconds() - (contender.startsFlink() ? floor : 0);
  }

  private Round median(Contender contender) {
    List<Round> sorted = new ArrayList<>(rounds.get(contender));
    sorted.sort(Comparator.comparingDouble(Round::seconds));
    return sorted.get(sorted.size() / 2);
  }
}
