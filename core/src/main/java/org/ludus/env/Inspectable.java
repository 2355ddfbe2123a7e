package org.ludus.env;

import java.util.List;

/**
 * What a world can tell people of an episode, besides how it looks: whether it went well, what its
 * rewards are made of, and what would be seen from elsewhere. A capability that an {@link
 * Environment} may have; no agent learns from it.
 */
public interface Inspectable {

  /**
   * Returns whether the episode, now that it has ended, ended well: the goal reached, the lander at
   * rest, the pole still up. Undefined while it goes on.
   */
  boolean succeeded();

  /**
   * Returns the number of places the agent can be at in this episode, in worlds that consist of
   * few: numbered from 0 as the state numbers its cells, those that cannot be entered included. 0
   * in all other worlds.
   */
  default int places() {
    return 0;
  }

  /**
   * Writes what would be observed now if the agent were at that place and all else were as it is.
   * For places that cannot be entered, such as walls, the numbers are written all the same and mean
   * nothing. Asking changes nothing that happens.
   *
   * @param place less than {@link #places}
   * @param observation receives {@code spec().observationSpace().size()} numbers
   * @throws IndexOutOfBoundsException if there is no such place
   */
  default void observeFrom(int place, float[] observation) {
    throw new IndexOutOfBoundsException("there is no place " + place);
  }

  /**
   * Returns what the last step's reward is made of, always the same terms in the same order, whose
   * values add up to it but for rounding; all 0 before the first step. Empty where a reward has no
   * parts worth telling apart. Made for every drawn frame, like {@link Environment#snapshot}.
   */
  default List<RewardTerm> rewardTerms() {
    return List.of();
  }
}
