package org.ludus.agent;

import java.util.Arrays;

/**
 * The steps of one episode, in the order in which they were taken, in arrays that grow. Those are
 * public for the sake of the loops that read them; only the first {@link #length} steps count.
 */
public final class Episode {

  private static final int FIRST_ROOM = 64;

  /** Floats per observation. */
  public final int observationSize;

  /** Floats per action. */
  public final int actionSize;

  /** What was seen before each step, and behind the last of them what was seen at the end. */
  public float[] observations;

  /** What was done, as the agent chose it. */
  public float[] actions;

  /** The reward of each step. */
  public float[] rewards;

  /** How many steps there are. */
  public int length;

  /** Whether there is no future after the last step; if not, the episode was cut off there. */
  public boolean terminated;

  /** Makes room for an episode. */
  public Episode(int observationSize, int actionSize) {
    this.observationSize = observationSize;
    this.actionSize = actionSize;
    observations = new float[(FIRST_ROOM + 1) * observationSize];
    actions = new float[FIRST_ROOM * actionSize];
    rewards = new float[FIRST_ROOM];
  }

  /** Forgets all steps. */
  public void clear() {
    length = 0;
    terminated = false;
  }

  /** Makes sure that there is room for one more step. */
  public void reserve() {
    if (length == rewards.length) {
      int room = 2 * length;
      observations = Arrays.copyOf(observations, (room + 1) * observationSize);
      actions = Arrays.copyOf(actions, room * actionSize);
      rewards = Arrays.copyOf(rewards, room);
    }
  }
}
