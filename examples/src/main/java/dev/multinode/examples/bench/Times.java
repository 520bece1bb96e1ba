package dev.multinode.examples.bench;

import java.util.ArrayList;
import java.util.List;

/** How long each of several runs took. */
record Times(List<Long> sortedNanos) {
  Times {
    List<Long> sorted = new ArrayList<>(sortedNanos);
    sorted.sort(null);
    sortedNanos = List.copyOf(sorted);
  }

  /**
   * @param percent 1 to 100
   * @return milliseconds that this share of the runs did not exceed; 0 without runs
   */
  double percentile(int percent) {
    if (sortedNanos.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(sortedNanos.size() * percent / 100.0);
    return sortedNanos.get(rank - 1) / 1e6;
  }
}
