package org.ludus.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;

/**
 * What can be seen of any world at a moment, whatever its own state is made of.
 *
 * @param state the world's own state
 * @param spec what there is to know of the world; the same object for all moments of an instance
 * @param observation the world's own observation
 * @param last what was done last and what it brought; empty before the first step
 * @param steps steps since the episode began
 * @param episodeReturn the sum of the rewards since then
 * @param board where the agent is among its places, in a world of few
 * @param <S> the world's own state
 */
public record Observed<S>(
    S state,
    EnvironmentSpec spec,
    List<Float> observation,
    Optional<Step> last,
    int steps,
    double episodeReturn,
    Optional<Board> board) {

  /** Makes the list immutable. */
  public Observed {
    observation = List.copyOf(observation);
  }

  /**
   * A step.
   *
   * @param action the action taken, as many numbers as the action space has
   * @param reward what it brought
   */
  public record Step(List<Float> action, float reward) {

    /** Makes the list immutable. */
    public Step {
      action = List.copyOf(action);
    }
  }

  /**
   * The places of a world, numbered row by row from the top left.
   *
   * @param places how many there are
   * @param columns how many there are in a row
   * @param place where the agent is; -1 if that is unknown
   * @param previous where it was a step ago; -1 if that is unknown
   * @param progress how much of the way from there has been gone, 0 to 1
   */
  public record Board(int places, int columns, int place, int previous, float progress) {

    /** Checks that there are places. */
    public Board {
      if (places < 1 || columns < 1) {
        throw new IllegalArgumentException(
            "no board has " + places + " places, " + columns + " in a row");
      }
    }

    /** Returns the number of rows; the last may be shorter than the others. */
    public int rows() {
      return (places + columns - 1) / columns;
    }
  }

  /** Returns the own state of a world from what may be one, or what is seen of one. */
  public static Object stateOf(Object shown) {
    return shown instanceof Observed<?> observed ? observed.state() : shown;
  }

  /**
   * Returns what is seen on the way from one moment to the next: real numbers move evenly, all else
   * has happened.
   *
   * @param part how much of the way has been gone, 0 to 1
   */
  public Observed<S> arriving(Observed<S> before, float part) {
    return new Observed<>(
        state,
        spec,
        spec.observationSpace() instanceof Space.Box
            ? between(before.observation, observation, part)
            : observation,
        last,
        steps,
        episodeReturn,
        board.map(
            now ->
                new Board(now.places(), now.columns(), now.place(), placeIn(before, now), part)));
  }

  private static int placeIn(Observed<?> before, Board now) {
    return before
        .board
        .filter(board -> board.places() == now.places())
        .map(Board::place)
        .orElse(-1);
  }

  private static List<Float> between(List<Float> from, List<Float> to, float part) {
    List<Float> between = new ArrayList<>(to.size());
    for (int i = 0; i < to.size(); i++) {
      between.add(from.get(i) + (to.get(i) - from.get(i)) * part);
    }
    return between;
  }
}
