package org.ludus.check;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ludus.failure.Failures;
import org.ludus.settings.UsageException;

/**
 * What came of one promise.
 *
 * @param promise the promise
 * @param problem how it was broken, or empty
 */
public record Finding(String promise, String problem) {

  /**
   * A promise put to the test: returns how it was broken, or an empty text; throwing breaks it too.
   */
  interface Trial extends Callable<String> {}

  /** Puts a promise to the test. */
  static Finding of(String promise, Trial trial) {
    try {
      return new Finding(promise, trial.call());
    } catch (UsageException e) {
      throw e;
    } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
      return new Finding(promise, Failures.said(Failures.unwrapped(e)));
    }
  }

  /** Returns whether the promise was kept. */
  public boolean kept() {
    return problem.isEmpty();
  }

  /** Returns the finding by name. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("promise", promise);
    map.put("kept", kept());
    map.put("problem", problem);
    return map;
  }

  @Override
  public String toString() {
    return kept() ? "kept    " + promise : "BROKEN  " + promise + ": " + problem;
  }
}
