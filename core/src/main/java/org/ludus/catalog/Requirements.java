package org.ludus.catalog;

import java.util.List;
import java.util.Locale;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Space;
import org.ludus.env.wrapper.Discretized;
import org.ludus.env.wrapper.InStates;
import org.ludus.env.wrapper.OneHot;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.settings.UsageException;

/**
 * What spaces an agent can deal with. From that follows how an environment is made fit for it, and
 * the one line that refuses an environment that cannot be.
 *
 * @param observations what it has to see
 * @param actions what it has to be able to do
 * @param bins into how many equal parts each dimension of numbers is cut, where it sees states
 * @param convolutions what slides over pictures, where it sees numbers; empty for nothing
 */
public record Requirements(
    Observations observations, Actions actions, int bins, String convolutions) {

  /** What an agent has to see. */
  public enum Observations {
    /** Whatever there is. */
    ANY,
    /** The number of a state, for tables: the environment's own, or that of a cell of a grid. */
    STATES,
    /** The number of a state of a finite model, for planners. */
    MODEL,
    /** Numbers, for function approximation: the number of a state becomes a one among zeros. */
    NUMBERS
  }

  /** What an agent has to be able to do. */
  public enum Actions {
    /** Whatever there is. */
    ANY,
    /** To choose one of a few. */
    DISCRETE,
    /** To set some numbers. */
    CONTINUOUS
  }

  /** Returns those of an agent that takes everything as it is. */
  public static Requirements none() {
    return new Requirements(Observations.ANY, Actions.ANY, 0, "");
  }

  /**
   * Returns those of an agent that keeps a table of states.
   *
   * @param bins into how many equal parts each dimension of numbers is cut
   */
  public static Requirements states(int bins) {
    return new Requirements(Observations.STATES, Actions.DISCRETE, bins, "");
  }

  /** Returns those of an agent that plans with a finite model of the environment. */
  public static Requirements model() {
    return new Requirements(Observations.MODEL, Actions.DISCRETE, 0, "");
  }

  /** Returns those of an agent that approximates, whatever its actions. */
  public static Requirements numbers() {
    return new Requirements(Observations.NUMBERS, Actions.ANY, 0, "");
  }

  /**
   * Returns those of an agent whose networks may look at pictures.
   *
   * @param convolutions as {@link Convolution#parse} reads them; empty for none
   */
  public static Requirements numbersOrPictures(String convolutions) {
    return new Requirements(Observations.NUMBERS, Actions.ANY, 0, convolutions);
  }

  /** Returns the same, with a choice of one of a few actions. */
  public Requirements withDiscreteActions() {
    return new Requirements(observations, Actions.DISCRETE, bins, convolutions);
  }

  /** Returns the same, with actions that are numbers. */
  public Requirements withContinuousActions() {
    return new Requirements(observations, Actions.CONTINUOUS, bins, convolutions);
  }

  /**
   * Returns an environment as the agent will see it.
   *
   * @param agent its id, for messages
   * @throws UsageException if the agent cannot deal with such an environment; one line says why
   */
  public <S> Environment<S> adapt(String agent, Environment<S> environment) {
    EnvironmentSpec spec = environment.spec();
    if (actions == Actions.DISCRETE && !(spec.actionSpace() instanceof Space.Discrete)) {
      throw unfit(agent, spec, "discrete actions");
    } else if (actions == Actions.CONTINUOUS && !(spec.actionSpace() instanceof Space.Box)) {
      throw unfit(agent, spec, "continuous actions");
    }
    return switch (observations) {
      case ANY -> environment;
      case STATES -> inStates(agent, environment);
      case MODEL -> inModel(agent, environment);
      case NUMBERS -> inNumbers(agent, environment);
    };
  }

  private <S> Environment<S> inStates(String agent, Environment<S> environment) {
    if (environment.spec().observationSpace() instanceof Space.Discrete) {
      return environment;
    }
    if (environment
        .capability(FiniteMdp.class)
        .filter(model -> model.states() <= InStates.MAX_STATES)
        .isPresent()) {
      return new InStates<>(environment);
    }
    int dimensions = environment.spec().observationSpace().size();
    if (Math.pow(bins, dimensions) > Discretized.MAX_CELLS) {
      throw unfit(
          agent,
          environment.spec(),
          String.format(
              Locale.ROOT,
              "a table of at most %,d states, and %d bins of each of %d observations make 10^%.1f",
              Discretized.MAX_CELLS,
              bins,
              dimensions,
              Math.log10(bins) * dimensions));
    }
    return new Discretized<>(environment, bins);
  }

  private static <S> Environment<S> inModel(String agent, Environment<S> environment) {
    if (environment.capability(FiniteMdp.class).isEmpty()) {
      throw unfit(
          agent, environment.spec(), "a finite model: what can come of each action in each state");
    }
    int states = environment.capability(FiniteMdp.class).orElseThrow().states();
    if (states > InStates.MAX_STATES) {
      throw unfit(
          agent,
          environment.spec(),
          String.format(
              Locale.ROOT, "a model of at most %,d states, not %,d", InStates.MAX_STATES, states));
    }
    return new InStates<>(environment);
  }

  private <S> Environment<S> inNumbers(String agent, Environment<S> environment) {
    Environment<S> numbers =
        environment.spec().observationSpace() instanceof Space.Discrete
            ? new OneHot<>(environment)
            : environment;
    try {
      NetworkSpec.of(
          (Space.Box) numbers.spec().observationSpace(),
          Convolution.parse(convolutions),
          List.of(),
          Activation.RELU,
          1);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "agent %s cannot play %s with convolutions=%s: %s"
              .formatted(agent, environment.spec().id(), convolutions, e.getMessage()));
    }
    return numbers;
  }

  /** Refuses an environment that an agent cannot play. */
  static UsageException unfit(String agent, EnvironmentSpec spec, String needs) {
    return new UsageException(
        "agent %s cannot play %s: it needs %s".formatted(agent, spec.id(), needs));
  }
}
