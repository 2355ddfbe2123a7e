package org.ludus.agent;

import java.util.List;
import org.ludus.file.Archive;

/**
 * Gets better at something. How it learns is one of four: step by step ({@link OnlineLearner}),
 * from rollouts ({@link RolloutLearner}), from whole episodes ({@link EpisodeLearner}), or without
 * stepping at all ({@link OfflineLearner}). For each there is one loop that serves it.
 *
 * <p>An agent never holds an environment, and all its randomness comes from generators given to its
 * constructor. Where actions are continuous it works in numbers from -1 to 1, whatever the range of
 * the environment; only its {@link #policy} acts in the environment's units.
 *
 * <p>Confine an agent to one thread. What may leave the thread is the {@link #policy}.
 */
public interface Agent extends AutoCloseable {

  /** Returns a frozen copy of what the agent would do now, without exploration. */
  Policy policy();

  /** Returns what is worth plotting, such as {@code epsilon} or {@code td_loss}. */
  Metrics metrics();

  /** Returns what a person may change while the agent learns. */
  default List<Knob> knobs() {
    return List.of();
  }

  /**
   * Keeps everything the agent's future depends on, or brings it back into a new agent of the same
   * settings: what it has learned, its experience, its optimisers, its metrics, and where its
   * random numbers stand.
   *
   * @throws ArithmeticException if what it has learned is no numbers any more
   */
  void persist(Archive archive);

  /** Frees native memory, where there is any. Closing twice is harmless. */
  @Override
  default void close() {}
}
