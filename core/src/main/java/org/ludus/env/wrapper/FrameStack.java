package org.ludus.env.wrapper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Shows the last few observations at once, the oldest first, so that motion can be seen in them
 * (Mnih et al. 2015). At the start of an episode the first observation stands in for those before.
 *
 * <p>Vectors are put one after the other. Pictures are stacked as planes: each pixel holds its
 * planes of the oldest observation, then of the next, and so on.
 *
 * @param <S> the environment's state
 */
public final class FrameStack<S> extends Wrapper<S> {

  /** About how many numbers of each frame are written in turn: so many stay in the cache. */
  private static final int BLOCK = 512;

  private final int frames;
  private final int planes;
  private final EnvironmentSpec spec;
  private final float[][] history;
  private final float[] elsewhere;

  /**
   * Stacks that many observations.
   *
   * @throws IllegalArgumentException if there is nothing to stack, or observations are no box
   */
  public FrameStack(Environment<S> inner, int frames) {
    super(inner);
    if (frames < 1) {
      throw new IllegalArgumentException("frames must be at least 1, not " + frames);
    }
    Space.Box box = Spaces.box(inner.spec().observationSpace(), "FrameStack");
    this.frames = frames;
    planes = box.shape().size() == 1 ? box.size() : box.shape().get(box.shape().size() - 1);
    history = new float[frames][box.size()];
    elsewhere = new float[box.size()];
    spec = inner.spec().withObservationSpace(stacked(box));
  }

  private Space.Box stacked(Space.Box box) {
    List<Space.Dimension> dimensions = new ArrayList<>(box.size() * frames);
    // The pixels of a picture are thousands that are all alike: each kind is made once.
    Map<Space.Dimension, List<Space.Dimension>> kinds = new HashMap<>();
    for (int group = 0; group < box.size(); group += planes) {
      for (int age = frames - 1; age >= 0; age--) {
        for (Space.Dimension dimension : box.dimensions().subList(group, group + planes)) {
          dimensions.add(kinds.computeIfAbsent(dimension, this::ages).get(age));
        }
      }
    }
    List<Integer> shape = new ArrayList<>(box.shape());
    shape.set(shape.size() - 1, shape.get(shape.size() - 1) * frames);
    return new Space.Box(dimensions, shape, box.frames() * frames);
  }

  /** Returns a dimension as it is called now, a step later, and so on. */
  private List<Space.Dimension> ages(Space.Dimension dimension) {
    List<Space.Dimension> ages = new ArrayList<>(List.of(dimension));
    for (int age = 1; age < frames; age++) {
      ages.add(aged(dimension, age));
    }
    return ages;
  }

  private static Space.Dimension aged(Space.Dimension dimension, int age) {
    return new Space.Dimension(
        dimension.name() + ", " + age + (age == 1 ? " step ago" : " steps ago"),
        dimension.unit(),
        dimension.low(),
        dimension.high(),
        dimension.typicalLow(),
        dimension.typicalHigh());
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, history[0]);
    for (int i = 1; i < frames; i++) {
      System.arraycopy(history[0], 0, history[i], 0, history[0].length);
    }
    write(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    float[] oldest = history[0];
    System.arraycopy(history, 1, history, 0, frames - 1);
    history[frames - 1] = oldest;
    StepResult result = inner.step(action, oldest);
    write(observation);
    return result;
  }

  /** Lets only the newest frame be seen from there: how the agent came here stays as it is. */
  @Override
  protected Optional<Inspectable> inspectable(Inspectable world) {
    return Optional.of(
        new InspectableView(world) {
          @Override
          public void observeFrom(int place, float[] observation) {
            float[] newest = history[frames - 1];
            world.observeFrom(place, elsewhere);
            history[frames - 1] = elsewhere;
            write(observation);
            history[frames - 1] = newest;
          }
        });
  }

  private void write(float[] observation) {
    int size = history[0].length;
    int block = Math.max(BLOCK / planes, 1) * planes;
    for (int from = 0; from < size; from += block) {
      for (int i = 0; i < frames; i++) {
        write(i, from, Math.min(from + block, size), observation);
      }
    }
  }

  /** Puts a stretch of one frame to its places. */
  private void write(int frame, int start, int end, float[] observation) {
    float[] source = history[frame];
    int stride = planes * frames;
    for (int plane = 0; plane < planes; plane++) {
      int to = start * frames + frame * planes + plane;
      for (int from = start + plane; from < end; from += planes) {
        observation[to] = source[from];
        to += stride;
      }
    }
  }
}
