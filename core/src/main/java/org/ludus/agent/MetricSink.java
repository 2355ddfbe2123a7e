package org.ludus.agent;

/** Receives named numbers to be logged and plotted. */
@FunctionalInterface
public interface MetricSink {

  /**
   * Takes one number.
   *
   * @param name in lower case with underscores, as CleanRL names them: {@code td_loss}, {@code
   *     policy_loss}, {@code entropy}, {@code epsilon}
   * @param value the number; NaN where there is none yet
   */
  void metric(String name, double value);
}
