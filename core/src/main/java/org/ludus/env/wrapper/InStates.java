package org.ludus.env.wrapper;

import java.util.Locale;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Shows an agent the number of the world's state in place of its observations, for agents that keep
 * a table: nothing is lost, and no bins have to be chosen. For worlds that have a {@linkplain
 * FiniteMdp finite model}; all others can only be {@linkplain Discretized cut into cells}.
 *
 * @param <S> the environment's state
 */
public final class InStates<S> extends Wrapper<S> {

  /** The most states that a table is made for. */
  public static final int MAX_STATES = 1_000_000;

  private final FiniteMdp model;
  private final float[] own;
  private final EnvironmentSpec spec;

  /**
   * Shows the state.
   *
   * @throws IllegalArgumentException if the environment has no finite model, or one of more than a
   *     million states
   */
  public InStates(Environment<S> inner) {
    super(inner);
    model =
        inner
            .capability(FiniteMdp.class)
            .orElseThrow(
                () -> new IllegalArgumentException(inner.spec().id() + " has no finite model"));
    if (model.states() > MAX_STATES) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has %,d states, more than %,d",
              inner.spec().id(),
              model.states(),
              MAX_STATES));
    }
    own = new float[inner.spec().observationSpace().size()];
    spec = inner.spec().withObservationSpace(Space.Discrete.numbered(model.states()));
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, own);
    observation[0] = model.state();
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    StepResult result = inner.step(action, own);
    observation[0] = model.state();
    return result;
  }

  @Override
  protected Optional<Inspectable> inspectable(Inspectable world) {
    return Optional.of(
        new InspectableView(world) {
          @Override
          public void observeFrom(int place, float[] observation) {
            observation[0] = model.stateFrom(place);
          }
        });
  }
}
