package io.penumbra.jobs.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.penumbra.jobs.report.html.Segment.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** People see at once in which characters two values differ. */
class CellMarksTest {
  @Test
  void marksWhatOnlyOneOfThemHas() {
    assertThat(marks("12.50", "12.05")).containsExactly("12.[5]0", "12.0[5]");
    assertThat(marks("Ulm", "Ulme")).containsExactly("Ulm", "Ulm[e]");
    assertThat(marks("U", "Ulm on Danube")).containsExactly("U", "U[lm on Danube]");
    assertThat(marks("Ulm on Danube", "e")).containsExactly("[Ulm on Danub]e", "e");
    assertThat(marks("19.99", "20.99")).containsExactly("[19].99", "[20].99");
    assertThat(marks("same", "same")).containsExactly("same", "same");
  }

  @Test
  void marksValuesThatHaveLittleInCommonAsAWhole() {
    assertThat(marks("orange", "pie")).containsExactly("[orange]", "[pie]");
    assertThat(marks("apricot", "apple pie")).containsExactly("[apricot]", "[apple pie]");
    assertThat(marks("abcdefgh", "zyxdwvut")).containsExactly("[abcdefgh]", "[zyxdwvut]");
    assertThat(marks("e carefully ironic", "changed by someone"))
        .containsExactly("[e carefully ironic]", "[changed by someone]");
  }

  @Test
  void namesCharactersThatCannotBeSeen() {
    assertThat(marks("Ulm", "Ulm ")).containsExactly("Ulm", "Ulm{␣}");
    assertThat(marks("ab", "a b")).containsExactly("ab", "a{␣}b");
    assertThat(marks("-", "a b  c")).containsExactly("[-]", "[a b]{␣}{␣}[c]");
    assertThat(marks("a", "a\u200b")).containsExactly("a", "a{U+200B}");
    assertThat(marks("\u00e9", "e\u0301")).containsExactly("[\u00e9]", "[e]{U+0301}");
  }

  @Test
  void tellsNullFromItsName() {
    CellMarks marks = CellMarks.of(Optional.empty(), Optional.of("NULL"));

    assertThat(marks.expected()).containsExactly(new Segment("NULL", Kind.NULL));
    assertThat(marks.shadow()).containsExactly(new Segment("NULL", Kind.MARKED));
  }

  @Test
  void saysHowMuchOfALongValueIsLeftOut() {
    String end = "x".repeat(5_000);

    CellMarks marks = CellMarks.of(Optional.of("a" + end), Optional.of("b" + end));

    assertThat(text(marks.shadow())).startsWith("[b]xxx").contains("… 4,880 more …");
    assertThat(text(marks.shadow()).length()).isLessThan(200);
  }

  private static List<String> marks(String expected, String shadow) {
    CellMarks marks = CellMarks.of(Optional.of(expected), Optional.of(shadow));
    return List.of(text(marks.expected()), text(marks.shadow()));
  }

  private static String text(List<Segment> segments) {
    return segments.stream().map(CellMarksTest::text).collect(Collectors.joining());
  }

  private static String text(Segment segment) {
    return switch (segment.kind()) {
      case MARKED -> "[" + segment.text() + "]";
      case CODE -> "{" + segment.text() + "}";
      default -> segment.text();
    };
  }
}
