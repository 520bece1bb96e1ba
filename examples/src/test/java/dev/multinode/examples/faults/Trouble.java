package dev.multinode.examples.faults;

import java.util.Map;

/** Something that goes wrong again and again while runs are at work. */
interface Trouble {
  /**
   * Ends it, and returns when everything is there again.
   *
   * @return how often each thing went wrong
   */
  Map<String, Integer> end() throws Exception;
}
