package org.ludus.env.wrapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;

/** Adds up what rewards are made of, where several steps of a world make one. */
final class RewardTermSums {

  private final Optional<Inspectable> world;
  private float[] sums = {};

  /**
   * Makes sums of nothing yet.
   *
   * @param world whose steps are added up, if it tells what its rewards are made of
   */
  RewardTermSums(Optional<Inspectable> world) {
    this.world = world;
  }

  /** Gets ready for an episode that has just been started. */
  void begin() {
    sums = new float[latest().size()];
  }

  /** Starts over with a step. */
  void clear() {
    Arrays.fill(sums, 0);
  }

  /** Adds what the world's last step brought. */
  void add() {
    List<RewardTerm> latest = latest();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += latest.get(i).value();
    }
  }

  /** Returns the sums. */
  List<RewardTerm> terms() {
    List<RewardTerm> latest = latest();
    List<RewardTerm> terms = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      terms.add(new RewardTerm(latest.get(i).name(), sums[i]));
    }
    return terms;
  }

  private List<RewardTerm> latest() {
    return world.map(Inspectable::rewardTerms).orElse(List.of());
  }
}
