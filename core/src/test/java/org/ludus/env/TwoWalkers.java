package org.ludus.env;

import java.util.List;

/**
 * Two walk to the end of a corridor each, at -1 a step; the second waits in the first step. Whoever
 * arrives is out. The seed draws how far each has to go.
 */
public final class TwoWalkers implements MultiAgentEnvironment<List<Integer>> {

  private static final int LONGEST = 6;
  private static final Space.Discrete MOVES = new Space.Discrete(List.of("stay", "go"));

  private final EnvironmentSpec spec;
  private final SplitMix64 random = new SplitMix64(0);
  private final int[] left = new int[2];
  private int steps;

  /** Makes corridors that are left after so many steps, if they are limited. */
  public TwoWalkers(int maxSteps) {
    Space.Box distances =
        Space.Box.of(
            new Space.Dimension("own way left", "", 0, LONGEST),
            new Space.Dimension("other's way left", "", 0, LONGEST));
    spec = new EnvironmentSpec("two-walkers", distances, MOVES, maxSteps, -4, 1);
  }

  @Override
  public List<String> roles() {
    return List.of("first", "second");
  }

  @Override
  public EnvironmentSpec spec(int role) {
    return spec;
  }

  @Override
  public void reset(long seed, float[][] observations) {
    random.reseed(seed);
    left[0] = random.nextInt(1, LONGEST + 1);
    left[1] = random.nextInt(1, LONGEST + 1);
    steps = 0;
    show(observations);
  }

  @Override
  public Turn turn(int role) {
    if (left[role] == 0) {
      return Turn.OUT;
    }
    return role == 1 && steps == 0 ? Turn.WAITS : Turn.ACTS;
  }

  @Override
  public Ending step(float[][] actions, float[][] observations, float[] rewards) {
    for (int role = 0; role < 2; role++) {
      Turn turn = turn(role);
      rewards[role] = turn == Turn.OUT ? 0 : -1;
      left[role] -= turn == Turn.ACTS ? MOVES.index(actions[role], 0) : 0;
    }
    steps++;
    show(observations);
    return left[0] + left[1] == 0 ? Ending.TERMINATED : Ending.NONE;
  }

  private void show(float[][] observations) {
    for (int role = 0; role < 2; role++) {
      observations[role][0] = left[role];
      observations[role][1] = left[1 - role];
    }
  }

  @Override
  public List<Integer> snapshot() {
    return List.of(left[0], left[1]);
  }
}
