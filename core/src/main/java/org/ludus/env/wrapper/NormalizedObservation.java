package org.ludus.env.wrapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Maps the typical range of every dimension to -1..1, on a straight line that goes on beyond it.
 *
 * <p>The map is fixed. Normalising by the mean and spread of what has been seen so far would make
 * an episode depend on those before it; that belongs to a learner, which may keep such numbers as
 * part of what it has learnt.
 *
 * @param <S> the environment's state
 */
public final class NormalizedObservation<S> extends Wrapper<S> {

  private final float[] middle;
  private final float[] scale;
  private final EnvironmentSpec spec;

  /**
   * Normalises an environment's observations.
   *
   * @throws IllegalArgumentException if they are not real numbers
   */
  public NormalizedObservation(Environment<S> inner) {
    super(inner);
    Space.Box box = Spaces.box(inner.spec().observationSpace(), "NormalizedObservation");
    middle = new float[box.size()];
    scale = new float[box.size()];
    List<Space.Dimension> dimensions = new ArrayList<>();
    for (int i = 0; i < middle.length; i++) {
      Space.Dimension dimension = box.dimensions().get(i);
      double low = dimension.typicalLow();
      double high = dimension.typicalHigh();
      middle[i] = (float) ((low + high) / 2);
      scale[i] = (float) (2 / (high - low));
      // The bounds go through the very arithmetic of the observations, so that rounding cannot put
      // an observation outside of them.
      dimensions.add(
          new Space.Dimension(
              dimension.name(), "", map(i, dimension.low()), map(i, dimension.high()), -1, 1));
    }
    spec = inner.spec().withObservationSpace(new Space.Box(dimensions, box.shape()));
  }

  private float map(int dimension, float value) {
    return (value - middle[dimension]) * scale[dimension];
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, observation);
    normalize(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    StepResult result = inner.step(action, observation);
    normalize(observation);
    return result;
  }

  @Override
  protected Optional<Inspectable> inspectable(Inspectable world) {
    return Optional.of(
        new InspectableView(world) {
          @Override
          public void observeFrom(int place, float[] observation) {
            world.observeFrom(place, observation);
            normalize(observation);
          }
        });
  }

  private void normalize(float[] observation) {
    for (int i = 0; i < middle.length; i++) {
      observation[i] = map(i, observation[i]);
    }
  }
}
