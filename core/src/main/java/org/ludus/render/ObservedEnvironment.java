package org.ludus.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * A world that shows what is observed of it in place of its state, to be drawn by a renderer that
 * knows nothing else. All else goes on as it would without.
 *
 * @param <S> the world's own state
 */
public final class ObservedEnvironment<S> implements Environment<Observed<S>> {

  /** More places than can be told apart on a board are not drawn as one. */
  private static final int MOST_PLACES = 400;

  private final Environment<S> inner;
  private final Optional<Inspectable> inspectable;
  private final int columns;
  private final EnvironmentSpec spec;
  private final float[] observation;
  private final float[] imagined;
  private final float[] action;
  private float reward;
  private int steps;
  private double episodeReturn;

  /**
   * Looks at a world, which from then on belongs to this one.
   *
   * @param columns how many of its places make a row; 0 for a board as square as can be
   */
  public ObservedEnvironment(Environment<S> inner, int columns) {
    this.inner = inner;
    inspectable = inner.capability(Inspectable.class);
    this.columns = columns;
    spec = inner.spec();
    observation = new float[spec.observationSpace().size()];
    imagined = new float[observation.length];
    action = new float[spec.actionSpace().size()];
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] target) {
    inner.reset(seed, target);
    System.arraycopy(target, 0, observation, 0, observation.length);
    reward = 0;
    steps = 0;
    episodeReturn = 0;
  }

  @Override
  public StepResult step(float[] taken, float[] target) {
    StepResult result = inner.step(taken, target);
    System.arraycopy(taken, 0, action, 0, action.length);
    System.arraycopy(target, 0, observation, 0, observation.length);
    // Whoever guards the world says where it gave no result.
    reward = result == null ? 0 : result.reward();
    episodeReturn += reward;
    steps++;
    return result;
  }

  @Override
  public Observed<S> snapshot() {
    return new Observed<>(
        inner.snapshot(),
        spec,
        list(observation),
        steps == 0 ? Optional.empty() : Optional.of(new Observed.Step(list(action), reward)),
        steps,
        episodeReturn,
        board());
  }

  /** Returns the places there are, or else the alternatives that are observed. */
  private Optional<Observed.Board> board() {
    int places = inspectable.map(Inspectable::places).orElse(0);
    if (places > 0 && places <= MOST_PLACES) {
      return Optional.of(board(places, place(inspectable.orElseThrow(), places)));
    }
    if (spec.observationSpace() instanceof Space.Discrete discrete
        && discrete.count() <= MOST_PLACES) {
      return Optional.of(board(discrete.count(), (int) observation[0]));
    }
    return Optional.empty();
  }

  private Observed.Board board(int places, int place) {
    int row = columns > 0 ? columns : squarest(places);
    return new Observed.Board(places, row, place, place, 1);
  }

  /** Returns the shortest row, not shorter than a column, of a board that is about square. */
  private static int squarest(int places) {
    int least = (int) Math.ceil(Math.sqrt(places));
    for (int row = least; row <= 2 * least; row++) {
      if (places % row == 0) {
        return row;
      }
    }
    return least;
  }

  /** Returns the first place from which the world would look as it does; -1 if from none. */
  private int place(Inspectable world, int places) {
    for (int place = 0; place < places; place++) {
      world.observeFrom(place, imagined);
      int same = 0;
      while (same < imagined.length && imagined[same] == observation[same]) {
        same++;
      }
      if (same == imagined.length) {
        return place;
      }
    }
    return -1;
  }

  private static List<Float> list(float[] numbers) {
    List<Float> list = new ArrayList<>(numbers.length);
    for (float number : numbers) {
      list.add(number);
    }
    return list;
  }

  /** Passes on what the world inside can do: its observations stay as they are. */
  @Override
  public <C> Optional<C> capability(Class<C> type) {
    return inner.capability(type);
  }

  @Override
  public void close() {
    inner.close();
  }
}
