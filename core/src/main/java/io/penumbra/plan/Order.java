package io.penumbra.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which of some siblings moved, from their order before and after. */
final class Order {
  private Order() {}

  /** The fewest that have to move for one order to become the other; both hold the same ids. */
  static Set<Integer> moved(List<Integer> before, List<Integer> after) {
    List<Integer> stayed = longestRising(after.stream().map(before::indexOf).toList());
    Set<Integer> moved = new HashSet<>(after);
    stayed.forEach(index -> moved.remove(before.get(index)));
    return moved;
  }

  /** The longest subsequence of distinct numbers that rises; of several the lower one. */
  private static List<Integer> longestRising(List<Integer> numbers) {
    int[] length = new int[numbers.size()];
    int[] previous = new int[numbers.size()];
    for (int i = 0; i < numbers.size(); i++) {
      previous[i] = best(numbers, length, i, numbers.get(i));
      length[i] = previous[i] < 0 ? 1 : length[previous[i]] + 1;
    }
    int end = best(numbers, length, numbers.size(), Integer.MAX_VALUE);
    List<Integer> rising = new ArrayList<>();
    for (int at = end; at >= 0; at = previous[at]) {
      rising.add(0, numbers.get(at));
    }
    return rising;
  }

  /** Where the longest of those ends that end before an index and below a number; -1 for none. */
  private static int best(List<Integer> numbers, int[] length, int before, int below) {
    int best = -1;
    for (int i = 0; i < before; i++) {
      boolean longer = best < 0 || length[i] > length[best];
      boolean lower = best >= 0 && length[i] == length[best] && numbers.get(i) < numbers.get(best);
      if (numbers.get(i) < below && (longer || lower)) {
        best = i;
      }
    }
    return best;
  }
}
