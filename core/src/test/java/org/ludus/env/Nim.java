package org.ludus.env;

import java.util.List;
import java.util.Optional;

/**
 * Two take one or two sticks in turn from a heap whose size the seed draws; whoever takes the last
 * wins 1 from the other. Every stick that is taken is paid for with 0.1.
 */
public final class Nim implements MultiAgentEnvironment<Integer> {

  private static final Space.Discrete TAKES = new Space.Discrete(List.of("one", "two"));
  private static final float PRICE = 0.1f;

  private final EnvironmentSpec spec =
      new EnvironmentSpec("nim", Space.Discrete.numbered(11), TAKES, 20, 1, 1);
  private final SplitMix64 random = new SplitMix64(0);
  private final float[][] terms = new float[2][2];
  private int sticks;
  private int turn;

  /** The last to have taken; -1 before anybody has. */
  private int last;

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
    sticks = random.nextInt(5, 11);
    turn = 0;
    last = -1;
    clearTerms();
    show(observations);
  }

  @Override
  public Turn turn(int role) {
    if (sticks == 0) {
      return Turn.OUT;
    }
    return role == turn ? Turn.ACTS : Turn.WAITS;
  }

  @Override
  public Ending step(float[][] actions, float[][] observations, float[] rewards) {
    int taken = Math.min(TAKES.index(actions[turn], 0) + 1, sticks);
    clearTerms();
    sticks -= taken;
    terms[turn][0] = -PRICE * taken;
    if (sticks == 0) {
      terms[turn][1] = 1;
      terms[1 - turn][1] = -1;
    }
    last = turn;
    turn = 1 - turn;
    for (int role = 0; role < 2; role++) {
      rewards[role] = terms[role][0] + terms[role][1];
    }
    show(observations);
    return sticks == 0 ? Ending.TERMINATED : Ending.NONE;
  }

  private void clearTerms() {
    for (float[] ofRole : terms) {
      ofRole[0] = 0;
      ofRole[1] = 0;
    }
  }

  private void show(float[][] observations) {
    observations[0][0] = sticks;
    observations[1][0] = sticks;
  }

  @Override
  public Integer snapshot() {
    return sticks;
  }

  @Override
  public <C> Optional<C> capability(int role, Class<C> type) {
    return type == Inspectable.class ? Optional.of(type.cast(new View(role))) : Optional.empty();
  }

  private final class View implements Inspectable {

    private final int role;

    View(int role) {
      this.role = role;
    }

    @Override
    public boolean succeeded() {
      return sticks == 0 && last == role;
    }

    @Override
    public List<RewardTerm> rewardTerms() {
      return List.of(
          new RewardTerm("sticks", terms[role][0]), new RewardTerm("game", terms[role][1]));
    }
  }
}
