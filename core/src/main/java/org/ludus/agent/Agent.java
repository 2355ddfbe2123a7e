package org.ludus.agent;

import java.util.List;
import org.ludus.file.Archive;

/**
 * Acts, and gets better at it.
 *
 * <p>An agent sees one or more parallel streams of experience as the rows of flat arrays, always
 * the same number in the same order: row {@code r} is the {@code r}-th environment's. The trainer
 * alternates {@link #act} and {@link #learn}, one row a stream each time. An agent never holds an
 * environment, and all its randomness comes from generators given to its constructor.
 *
 * <p>Confine an agent to one thread. What may leave the thread is the {@link #policy}.
 */
public interface Agent extends AutoCloseable {

  /**
   * Chooses an action for every row, exploring as its method demands.
   *
   * @param observations {@code rows} observations, one after the other
   * @param actions receives {@code rows} actions, one after the other
   */
  void act(float[] observations, float[] actions, int rows);

  /** Learns from the step that followed the last {@link #act}. */
  void learn(Transitions transitions);

  /** Returns a frozen copy of what the agent would do now, without exploration. */
  Policy policy();

  /** Reports what is worth plotting, such as {@code epsilon} or {@code td_loss}. */
  void report(MetricSink sink);

  /**
   * Reports figures for those who watch, several times a second: what {@link #report} calls a mean
   * since the last report is one since they last looked. What will be reported stays as it is, and
   * so does all that happens.
   */
  default void reportLive(MetricSink sink) {}

  /** Returns what a person may change while the agent learns. */
  default List<Knob> knobs() {
    return List.of();
  }

  /**
   * Returns whether {@link #learn} makes sense of actions that are not the agent's own: whether it
   * learns off-policy.
   */
  default boolean learnsFromOthers() {
    return false;
  }

  /**
   * Keeps everything the agent's future depends on, or brings it back into a new agent of the same
   * settings: what it has learned, its experience, its optimisers, and where its random numbers
   * stand.
   *
   * @throws ArithmeticException if what it has learned is no numbers any more
   */
  void persist(Archive archive);

  /** Frees native memory, where there is any. Closing twice is harmless. */
  @Override
  default void close() {}
}
