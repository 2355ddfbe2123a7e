package org.ludus.env;

import java.util.List;
import java.util.Optional;

/**
 * Both show a coin at once, round after round: one is paid 1 where the sides match, and the other
 * where they do not; who is not paid pays. Each sees what was shown in the round before.
 */
public final class MatchingPennies implements MultiAgentEnvironment<List<Integer>> {

  private static final Space.Discrete SIDES = new Space.Discrete(List.of("heads", "tails"));
  private static final Space.Box BEFORE =
      Space.Box.of(
          new Space.Dimension("own side", "", -1, 1), new Space.Dimension("other side", "", -1, 1));

  private final EnvironmentSpec spec;
  private final int rounds;
  private int round;
  private float matches;

  /** Makes a game of so many rounds. */
  public MatchingPennies(int rounds) {
    this.rounds = rounds;
    spec = new EnvironmentSpec("matching-pennies", BEFORE, SIDES, 100, rounds, 1);
  }

  @Override
  public List<String> roles() {
    return List.of("even", "odd");
  }

  @Override
  public EnvironmentSpec spec(int role) {
    return spec;
  }

  @Override
  public void reset(long seed, float[][] observations) {
    round = 0;
    matches = 0;
    show(-1, -1, observations);
  }

  @Override
  public Turn turn(int role) {
    return round < rounds ? Turn.ACTS : Turn.OUT;
  }

  @Override
  public Ending step(float[][] actions, float[][] observations, float[] rewards) {
    int even = SIDES.index(actions[0], 0);
    int odd = SIDES.index(actions[1], 0);
    show(even, odd, observations);
    rewards[0] = even == odd ? 1 : -1;
    rewards[1] = -rewards[0];
    matches += rewards[0];
    round++;
    return round < rounds ? Ending.NONE : Ending.TERMINATED;
  }

  private static void show(int even, int odd, float[][] observations) {
    observations[0][0] = even;
    observations[0][1] = odd;
    observations[1][0] = odd;
    observations[1][1] = even;
  }

  @Override
  public List<Integer> snapshot() {
    return List.of(round, (int) matches);
  }

  /** Tells who won more rounds than the other. */
  @Override
  public <C> Optional<C> capability(int role, Class<C> type) {
    Inspectable won = () -> role == 0 ? matches > 0 : matches < 0;
    return type == Inspectable.class ? Optional.of(type.cast(won)) : Optional.empty();
  }
}
