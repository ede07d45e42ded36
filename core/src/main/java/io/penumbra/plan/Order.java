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

  /** The longest subsequence of distinct numbers that rises. */
  private static List<Integer> longestRising(List<Integer> numbers) {
    int[] length = new int[numbers.size()];
    int[] previous = new int[numbers.size()];
    int end = -1;
    for (int i = 0; i < numbers.size(); i++) {
      length[i] = 1;
      previous[i] = -1;
      for (int j = 0; j < i; j++) {
        if (numbers.get(j) < numbers.get(i) && length[j] >= length[i]) {
          length[i] = length[j] + 1;
          previous[i] = j;
        }
      }
      end = end < 0 || length[i] > length[end] ? i : end;
    }
    List<Integer> rising = new ArrayList<>();
    for (int at = end; at >= 0; at = previous[at]) {
      rising.add(0, numbers.get(at));
    }
    return rising;
  }
}
