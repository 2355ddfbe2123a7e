package org.ludus.env.wrapper;

import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * Polices the contract between an environment and whoever acts in it: for tests, and for trying out
 * new environments. Breaches on either side are thrown as {@link IllegalStateException}, in a line
 * that names the environment and the number at fault.
 *
 * @param <S> the environment's state
 */
public final class Checked<S> extends Wrapper<S> {

  /** The observations' space, if they are made of frames. */
  private final Optional<Space.Box> film;

  /** The last of such observations. */
  private final float[] lastSeen;

  private boolean running;

  /** Checks everything that passes in and out of an environment. */
  public Checked(Environment<S> inner) {
    super(inner);
    film =
        inner.spec().observationSpace() instanceof Space.Box box && box.frames() > 0
            ? Optional.of(box)
            : Optional.empty();
    lastSeen = new float[film.map(Space.Box::size).orElse(0)];
  }

  @Override
  public void reset(long seed, float[] observation) {
    requireRoom("observation", observation, spec().observationSpace());
    inner.reset(seed, observation);
    requireInside("observation", observation, spec().observationSpace());
    film.ifPresent(box -> requireBytes(box, observation));
    System.arraycopy(observation, 0, lastSeen, 0, lastSeen.length);
    running = true;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if either side breaks the contract
   */
  @Override
  public StepResult step(float[] action, float[] observation) {
    require(running, "is stepped outside an episode");
    requireRoom("action", action, spec().actionSpace());
    requireRoom("observation", observation, spec().observationSpace());
    requireLegal(action);
    StepResult result = inner.step(action, observation);
    requireInside("observation", observation, spec().observationSpace());
    film.ifPresent(box -> requireNextFrame(box, observation));
    System.arraycopy(observation, 0, lastSeen, 0, lastSeen.length);
    require(Float.isFinite(result.reward()), "gave the reward " + result.reward());
    require(!(result.terminated() && result.truncated()), "both terminated and truncated");
    running = !result.ended();
    return result;
  }

  @Override
  protected Optional<Inspectable> inspectable(Inspectable world) {
    return Optional.of(
        new InspectableView(world) {
          @Override
          public void observeFrom(int place, float[] observation) {
            require(place >= 0 && place < places(), "has no place " + place);
            requireRoom("observation", observation, spec().observationSpace());
            super.observeFrom(place, observation);
            requireInside("observation", observation, spec().observationSpace());
          }
        });
  }

  /** A discrete action has to be an index; a real one only a number, as environments clip it. */
  private void requireLegal(float[] action) {
    if (spec().actionSpace() instanceof Space.Discrete) {
      requireInside("action", action, spec().actionSpace());
      return;
    }
    for (int i = 0; i < spec().actionSpace().size(); i++) {
      require(!Float.isNaN(action[i]), "was given an action whose number " + i + " is NaN");
    }
  }

  private void requireBytes(Space.Box box, float[] observation) {
    for (int i = 0; i < box.size(); i++) {
      require(
          Math.round(observation[i] * 255) / 255f == observation[i],
          "has an observation of frames whose number "
              + i
              + " is no whole 255th: "
              + observation[i]);
    }
  }

  /** All frames but the newest have to be those seen last, without the oldest of them. */
  private void requireNextFrame(Space.Box box, float[] observation) {
    requireBytes(box, observation);
    int planes = box.shape().get(2);
    int ofOneFrame = planes / box.frames();
    for (int i = 0; i < box.size(); i++) {
      require(
          i % planes >= planes - ofOneFrame || observation[i] == lastSeen[i + ofOneFrame],
          "shows other frames than it has shown before: number " + i);
    }
  }

  private void requireRoom(String what, float[] array, Space space) {
    if (array.length < space.size()) {
      throw failure(
          "was given an array of " + array.length + " for " + an(what) + " of " + space.size());
    }
  }

  private void requireInside(String what, float[] element, Space space) {
    if (space.contains(element, 0)) {
      return;
    }
    if (space instanceof Space.Box box) {
      for (int i = 0; i < box.size(); i++) {
        Space.Dimension dimension = box.dimensions().get(i);
        require(
            dimension.contains(element[i]),
            "has " + an(what) + " outside its space: " + dimension.name() + " is " + element[i]);
      }
    }
    throw failure("has " + an(what) + " outside its space: " + element[0]);
  }

  private void require(boolean condition, String complaint) {
    if (!condition) {
      throw failure(complaint);
    }
  }

  private static String an(String what) {
    return "an " + what;
  }

  private IllegalStateException failure(String complaint) {
    return new IllegalStateException(spec().id() + " " + complaint);
  }
}
