package io.penumbra.jobs.report.html;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import io.penumbra.jobs.report.html.Segment.Kind;
import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

/**
 * Two values with the characters marked in which they differ.
 *
 * @param expected parts of the expected value
 * @param shadow parts of the shadow's value
 */
record CellMarks(List<Segment> expected, List<Segment> shadow) {
  /** Characters up to which they are compared one by one, both ends that are equal not counted. */
  private static final int MOST_COMPARED = 2_000;

  /** Values that have less in common than this differ as a whole. */
  private static final double LEAST_ALIKE = 0.5;

  static CellMarks of(Optional<String> expected, Optional<String> shadow) {
    if (expected.isEmpty() || shadow.isEmpty()) {
      return new CellMarks(whole(expected), whole(shadow));
    }
    List<String> left = characters(expected.get());
    List<String> right = characters(shadow.get());
    int start = commonStart(left, right);
    int end = commonEnd(left, right, start);
    List<String> leftMiddle = left.subList(start, left.size() - end);
    List<String> rightMiddle = right.subList(start, right.size() - end);
    List<AbstractDelta<String>> deltas = deltas(leftMiddle, rightMiddle);
    boolean added = leftMiddle.isEmpty() || rightMiddle.isEmpty();
    double common = start + end + common(leftMiddle, deltas);
    if (!added && common < LEAST_ALIKE * Math.max(left.size(), right.size())) {
      // That both begin or end with the same character says nothing then.
      return new CellMarks(whole(expected), whole(shadow));
    }
    Shown expectedShown = new Shown();
    Shown shadowShown = new Shown();
    expectedShown.same(left.subList(0, start));
    shadowShown.same(right.subList(0, start));
    middle(leftMiddle, rightMiddle, deltas, expectedShown, shadowShown);
    expectedShown.same(left.subList(left.size() - end, left.size()));
    shadowShown.same(right.subList(right.size() - end, right.size()));
    return new CellMarks(expectedShown.segments(), shadowShown.segments());
  }

  private static void middle(
      List<String> left,
      List<String> right,
      List<AbstractDelta<String>> deltas,
      Shown expected,
      Shown shadow) {
    if (common(left, deltas) < LEAST_ALIKE * Math.max(left.size(), right.size())) {
      expected.marked(left);
      shadow.marked(right);
      return;
    }
    int at = 0;
    int other = 0;
    for (AbstractDelta<String> delta : deltas) {
      Chunk<String> from = delta.getSource();
      Chunk<String> to = delta.getTarget();
      expected.same(left.subList(at, from.getPosition()));
      shadow.same(right.subList(other, to.getPosition()));
      expected.marked(from.getLines());
      shadow.marked(to.getLines());
      at = from.getPosition() + from.size();
      other = to.getPosition() + to.size();
    }
    expected.same(left.subList(at, left.size()));
    shadow.same(right.subList(other, right.size()));
  }

  /** What differs; nothing where that would take long to find. */
  private static List<AbstractDelta<String>> deltas(List<String> left, List<String> right) {
    boolean few = Math.max(left.size(), right.size()) <= MOST_COMPARED;
    return few ? DiffUtils.diff(left, right).getDeltas() : List.of();
  }

  /** How many characters are in both. */
  private static int common(List<String> left, List<AbstractDelta<String>> deltas) {
    int changed = deltas.stream().mapToInt(delta -> delta.getSource().size()).sum();
    return deltas.isEmpty() ? 0 : left.size() - changed;
  }

  private static List<Segment> whole(Optional<String> value) {
    if (value.isEmpty()) {
      return List.of(new Segment("NULL", Kind.NULL));
    }
    Shown shown = new Shown();
    shown.marked(characters(value.get()));
    return shown.segments();
  }

  private static int commonStart(List<String> left, List<String> right) {
    int most = Math.min(left.size(), right.size());
    int common = 0;
    while (common < most && left.get(common).equals(right.get(common))) {
      common++;
    }
    return common;
  }

  private static int commonEnd(List<String> left, List<String> right, int start) {
    int most = Math.min(left.size(), right.size()) - start;
    int common = 0;
    while (common < most
        && left.get(left.size() - 1 - common).equals(right.get(right.size() - 1 - common))) {
      common++;
    }
    return common;
  }

  private static List<String> characters(String text) {
    return new Characters(text.codePoints().toArray());
  }

  /** A view, since a value may have millions. */
  private static final class Characters extends AbstractList<String> implements RandomAccess {
    private final int[] codePoints;

    private Characters(int[] codePoints) {
      this.codePoints = codePoints;
    }

    @Override
    public String get(int index) {
      return Character.toString(codePoints[index]);
    }

    @Override
    public int size() {
      return codePoints.length;
    }
  }
}
