package io.penumbra.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.ddl.Ddl;
import io.penumbra.ddl.TestingCases;
import io.penumbra.ddl.TestingCases.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each statement of plans.txt does to {@link TestingTable}, or why it cannot be. */
class PlanCasesTest {
  static Stream<Case> cases() {
    return TestingCases.read(PlanCasesTest.class, "plans.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStatementIsPlannedAsWritten(Case given) {
    assertThat(rendered(given.ddl())).isEqualTo(given.expected());
  }

  static String rendered(String ddl) {
    int formatVersion = ddl.startsWith("-- format version 3") ? 3 : 2;
    SchemaPlan plan = SchemaPlan.of(Ddl.parseOne(ddl), TestingTable.form(formatVersion));
    List<String> lines = new ArrayList<>();
    plan.steps().stream()
        .filter(step -> step.change().isPresent())
        .map(step -> step.assessment().classification() + " " + step.text())
        .forEach(lines::add);
    plan.problems().forEach(problem -> lines.add(rendered(problem)));
    if (plan.problems().isEmpty()) {
      lines.add("risk " + plan.risk());
      plan.readers().forEach(reader -> lines.add("readers: " + reader));
    }
    plan.notes().forEach(note -> lines.add("note: " + note));
    return String.join("\n", lines);
  }

  private static String rendered(Problem problem) {
    return "%s %s | %s".formatted(problem.refusal().code(), problem, problem.refusal().next());
  }
}
