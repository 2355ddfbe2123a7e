package org.ludus.check;

import java.util.BitSet;
import java.util.Optional;
import org.ludus.env.Behaviour;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.env.StepResult;

/** Holds a world's finite model, where it has one, against what happens when it is played. */
final class ModelCheck {

  private static final int EPISODES = 20;

  /** States whose outcomes are looked at one by one; of more, so many at equal distances. */
  private static final int STATES = 20_000;

  private static final double TOLERANCE = 1e-9;

  private final Environment<?> environment;
  private final FiniteMdp model;
  private final Optional<Inspectable> board;
  private String problem = "";

  private ModelCheck(Environment<?> environment, FiniteMdp model) {
    this.environment = environment;
    this.model = model;
    board = environment.capability(Inspectable.class);
  }

  /** Returns the first thing that is wrong, or an empty text; empty, too, where no model is. */
  static String problem(Environment<?> environment) {
    return environment
        .capability(FiniteMdp.class)
        .map(model -> new ModelCheck(environment, model).problem())
        .orElse("");
  }

  private String problem() {
    EnvironmentSpec spec = environment.spec();
    require(
        spec.actionSpace() instanceof Space.Discrete actions && actions.count() == model.actions(),
        "it has %s actions, but the space of actions others".formatted(model.actions()));
    require(model.states() > 0, "it has no states");
    if (problem.isEmpty()) {
      BitSet starts = starts();
      tables();
      for (int seed = 0; seed < EPISODES && problem.isEmpty(); seed++) {
        play(seed, starts);
      }
    }
    return problem;
  }

  /** Keeps the first complaint: those that follow from it say less. */
  private void require(boolean condition, String complaint) {
    if (!condition && problem.isEmpty()) {
      problem = complaint;
    }
  }

  private boolean isState(int state) {
    return state >= 0 && state < model.states();
  }

  private static boolean isShare(double probability) {
    return probability > 0 && probability <= 1 + TOLERANCE;
  }

  private static boolean isWhole(double sum) {
    return Math.abs(sum - 1) <= TOLERANCE;
  }

  private BitSet starts() {
    BitSet starts = new BitSet();
    double[] sum = new double[1];
    model.starts(
        (probability, state) -> {
          require(isState(state), "it can start in %s, which is no state".formatted(state));
          require(isShare(probability), "it starts in %s with %s".formatted(state, probability));
          require(state < 0 || !starts.get(state), "start %s is listed twice".formatted(state));
          starts.set(Math.max(state, 0));
          sum[0] += probability;
        });
    require(isWhole(sum[0]), "the probabilities of its starts add up to " + sum[0]);
    return starts;
  }

  private void tables() {
    int stride = (model.states() - 1) / STATES + 1;
    for (int state = 0; state < model.states() && problem.isEmpty(); state += stride) {
      for (int action = 0; action < model.actions(); action++) {
        row(state, action);
      }
    }
  }

  private void row(int state, int action) {
    double[] sum = new double[1];
    model.outcomes(
        state,
        action,
        (probability, next, reward, terminal) -> {
          if (!isShare(probability) || !isState(next) || !Float.isFinite(reward)) {
            require(
                false,
                "state %s, action %s leads to %s with %s and reward %s"
                    .formatted(state, action, next, probability, reward));
          }
          sum[0] += probability;
        });
    if (!isWhole(sum[0])) {
      require(
          false,
          "the probabilities of state %s, action %s add up to %s".formatted(state, action, sum[0]));
    }
  }

  private void play(long seed, BitSet starts) {
    EnvironmentSpec spec = environment.spec();
    float[] observation = new float[spec.observationSpace().size()];
    float[] action = new float[1];
    Behaviour player = Behaviour.uniform(spec.actionSpace());
    player.begin(new SplitMix64(seed));
    environment.reset(seed, observation);
    require(
        isState(model.state()) && starts.get(model.state()),
        "seed %s starts in %s, which is no start".formatted(seed, model.state()));
    StepResult result;
    int left = spec.longestAwaited();
    do {
      int before = model.state();
      player.act(observation, 0, action, 0);
      result = environment.step(action, observation);
      if (!lists(before, (int) action[0], model.state(), result.reward(), result.terminated())) {
        require(
            false,
            "in seed %s state %s, action %s led to %s with reward %s%s, which it does not list"
                .formatted(
                    seed,
                    before,
                    (int) action[0],
                    model.state(),
                    result.reward(),
                    result.terminated() ? " and the end" : ""));
      }
      require(
          board.isEmpty() || board.get().places() == 0 || isSomewhere(board.get().places()),
          "state %s is that of none of the places".formatted(model.state()));
    } while (!result.ended() && problem.isEmpty() && --left > 0);
    for (int next = 0; result.terminated() && next < model.actions(); next++) {
      require(
          lists(model.state(), next, model.state(), 0, true),
          "episodes terminate in state %s, but it leads on".formatted(model.state()));
    }
  }

  private boolean lists(int state, int action, int next, float reward, boolean terminal) {
    boolean[] found = new boolean[1];
    model.outcomes(
        state,
        action,
        (probability, to, paid, ends) ->
            found[0] |= to == next && paid == reward && ends == terminal);
    return found[0];
  }

  private boolean isSomewhere(int places) {
    for (int place = 0; place < places; place++) {
      if (model.stateFrom(place) == model.state()) {
        return true;
      }
    }
    return false;
  }
}
