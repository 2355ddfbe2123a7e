package org.ludus.env.wrapper;

import java.util.Arrays;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Turns a discrete observation into one number for each alternative, all 0 but a single 1, for
 * agents that approximate.
 *
 * @param <S> the environment's state
 */
public final class OneHot<S> extends Wrapper<S> {

  private final Space.Discrete alternatives;
  private final EnvironmentSpec spec;
  private final float[] index = new float[1];

  /**
   * Spreads an environment's observations out.
   *
   * @throws IllegalArgumentException if they are not discrete
   */
  public OneHot(Environment<S> inner) {
    super(inner);
    alternatives = Spaces.discrete(inner.spec().observationSpace(), "OneHot");
    spec =
        inner
            .spec()
            .withObservationSpace(
                Space.Box.of(
                    alternatives.names().stream()
                        .map(name -> new Space.Dimension(name, "", 0, 1))
                        .toList()));
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, index);
    write(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    StepResult result = inner.step(action, index);
    write(observation);
    return result;
  }

  @Override
  protected Optional<Inspectable> inspectable(Inspectable world) {
    return Optional.of(
        new InspectableView(world) {
          @Override
          public void observeFrom(int place, float[] observation) {
            world.observeFrom(place, index);
            write(observation);
          }
        });
  }

  private void write(float[] observation) {
    Arrays.fill(observation, 0, alternatives.count(), 0);
    observation[(int) index[0]] = 1;
  }
}
