package org.ludus.agent.policygradient;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ludus.agent.Adjustable;
import org.ludus.agent.Knob;
import org.ludus.agent.LearningRate;
import org.ludus.agent.MetricSink;
import org.ludus.agent.ObservationScale;
import org.ludus.agent.Policy;
import org.ludus.agent.Rollout;
import org.ludus.agent.RolloutAgent;
import org.ludus.agent.RunningStatistics;
import org.ludus.agent.Transitions;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.SplitMix64;
import org.ludus.file.Archive;
import org.ludus.network.FrozenNetwork;
import org.ludus.network.Initialization;
import org.ludus.network.NetworkFactory;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.network.OptimizerSpec;
import org.ludus.network.Responder;

/**
 * What agents have in common that gather a stretch of experience with a policy, judge every step of
 * it by its advantage over what was expected, and then improve policy and expectations: all but how
 * they improve them.
 *
 * <p>Advantages are generalised ({@link GeneralizedAdvantage}), and values learn towards {@code A +
 * V}. Two networks that share nothing learn side by side, on two threads if there are so many; or
 * policy and values are {@linkplain PolicyAndValues two heads} of one. Observations are vectors or
 * pictures; actions are discrete, or continuous within -1 and 1.
 */
abstract class AdvantageAgent implements RolloutAgent {

  /** Outputs as the policy that is learning sees them. */
  final ActionDistribution distribution;

  final PolicyAndValues nets;

  /** What was gathered: the steps of all streams, one stream after the other. */
  final Rollout rollout;

  /** What the networks see of each step. */
  final float[] inputs;

  /** What each step was thought to be worth, and what it turned out to be worth. */
  final float[] values;

  final float[] targets;

  /** How much better each step was than expected. */
  final float[] advantages;

  private final LearningRate learningRate;
  private final double plannedEntropyCoefficient;
  private final Adjustable entropyCoefficient = new Adjustable();
  private final NetworkFactory networks;
  private final Executor secondThread;
  private final int observationSize;
  private final boolean discrete;
  private final StreamActor[] actors;
  private final double discount;
  private final double gaeLambda;
  private final boolean normalizeObservations;
  private final boolean normalizeReturns;

  /** Brings observations to their typical range, where they are not normalised. */
  private final float[] typicalScale;

  private final RunningStatistics observationStatistics;
  private final ReturnScale returnScale;
  private final float[] shifts;
  private final float[] scales;

  /**
   * What the critic sees after some of the last steps of stretches and episodes, and its answer.
   */
  private final float[] lastInputs;

  private final float[] lastValues;
  private final float[] rewards;
  private final float[] nextValues;

  /** Steps that were taken one at a time and wait for the others of their stretch. */
  private int gathered;

  private long steps;
  private long updates;
  private double explainedVariance = Double.NaN;

  /**
   * How to gather and to judge.
   *
   * @param horizon steps of every stream between updates
   * @param discount worth of a reward one step later, 0 to 1
   * @param gaeLambda how far advantages look ahead before they trust the value network, 0 to 1
   * @param normalizeObservations whether observations get mean 0 and deviation 1, of all seen so
   *     far; if not, they are brought to their typical range
   * @param normalizeReturns whether rewards are divided by the deviation of discounted returns
   * @param sharedTrunk whether one network has a head for the policy and one for the values
   * @param convolutions what comes before the hidden layers
   * @param hidden units of each hidden layer
   * @param activation what follows each hidden layer
   * @param initialization how initial weights are drawn
   * @param optimizer how networks learn
   * @param entropyCoefficient weight of the entropy bonus
   * @param annealLearningRate whether the step size falls to zero, linearly over the training
   */
  record Setup(
      int horizon,
      double discount,
      double gaeLambda,
      boolean normalizeObservations,
      boolean normalizeReturns,
      boolean sharedTrunk,
      List<Convolution> convolutions,
      List<Integer> hidden,
      Activation activation,
      Initialization initialization,
      OptimizerSpec optimizer,
      double entropyCoefficient,
      boolean annealLearningRate) {}

  AdvantageAgent(
      EnvironmentSpec environment,
      Setup setup,
      int rows,
      long plannedSteps,
      NetworkFactory networks,
      Executor secondThread,
      Function<String, SplitMix64> streams) {
    if (!(environment.observationSpace() instanceof Space.Box observations)) {
      throw new IllegalArgumentException("vector observations are needed");
    }
    typicalScale = ObservationScale.of(observations);
    this.networks = networks;
    this.secondThread = secondThread;
    observationSize = observations.size();
    int actionSize = environment.actionSpace().size();
    discrete = environment.actionSpace() instanceof Space.Discrete;
    distribution = newDistribution(environment.actionSpace());
    discount = setup.discount();
    gaeLambda = setup.gaeLambda();
    normalizeObservations = setup.normalizeObservations();
    normalizeReturns = setup.normalizeReturns();
    plannedEntropyCoefficient = setup.entropyCoefficient();

    NetworkSpec policySpec =
        NetworkSpec.of(
            observations,
            setup.convolutions(),
            setup.hidden(),
            setup.activation(),
            distribution.outputs());
    SplitMix64 weights = streams.apply("initial weights");
    nets =
        setup.sharedTrunk()
            ? PolicyAndValues.sharingTrunk(
                policySpec, setup.optimizer(), setup.initialization(), networks, weights)
            : PolicyAndValues.separate(
                policySpec, setup.optimizer(), setup.initialization(), networks, weights);
    learningRate =
        new LearningRate(
            setup.optimizer().learningRate(), setup.annealLearningRate(), plannedSteps, nets.all());

    rollout = new Rollout(rows, setup.horizon(), observationSize, actionSize);
    actors = new StreamActor[rows];
    for (int row = 0; row < rows; row++) {
      actors[row] =
          new StreamActor(
              newDistribution(environment.actionSpace()), streams.apply("exploration " + row));
    }
    observationStatistics = new RunningStatistics(observationSize);
    returnScale = new ReturnScale(discount, rows);
    int size = rollout.size();
    inputs = new float[size * observationSize];
    shifts = new float[observationSize];
    scales = new float[observationSize];
    lastValues = new float[Math.min(size, 64)];
    lastInputs = new float[lastValues.length * observationSize];
    rewards = new float[size];
    values = new float[size];
    nextValues = new float[size];
    advantages = new float[size];
    targets = new float[size];
    publish();
  }

  private static ActionDistribution newDistribution(Space actions) {
    return actions instanceof Space.Discrete discrete
        ? new CategoricalDistribution(discrete.count())
        : new GaussianDistribution(actions.size());
  }

  /** The policy as it was at the beginning of the stretch, with random numbers of one stream. */
  private static final class StreamActor implements Actor {

    private final ActionDistribution distribution;
    private final SplitMix64 random;
    private final float[] outputs;
    private Responder policy;

    StreamActor(ActionDistribution distribution, SplitMix64 random) {
      this.distribution = distribution;
      this.random = random;
      outputs = new float[distribution.outputs()];
    }

    void follow(Responder newest) {
      policy = newest;
    }

    @Override
    public void act(
        float[] observations, int observationOffset, float[] actions, int actionOffset) {
      policy.respond(observations, observationOffset, outputs, 0);
      distribution.read(outputs, 0);
      distribution.sample(random, actions, actionOffset);
    }
  }

  @Override
  public Rollout rollout() {
    return rollout;
  }

  @Override
  public Actor actor(int row) {
    return actors[row];
  }

  @Override
  public void act(float[] observations, float[] actions, int rows) {
    for (int row = 0; row < rows; row++) {
      actors[row].act(observations, row * observationSize, actions, row * rollout.actionSize);
    }
  }

  @Override
  public void learn(Transitions transitions) {
    for (int row = 0; row < transitions.rows; row++) {
      rollout.record(transitions, row, gathered);
    }
    gathered++;
    if (gathered == rollout.horizon) {
      gathered = 0;
      learn();
    }
  }

  @Override
  public void learn() {
    learningRate.follow(steps);
    steps += rollout.size();
    updates++;
    judge();
    improve();
    publish();
  }

  /** Improves policy and values, side by side where they have networks of their own. */
  void improve() {
    CompletableFuture<Void> meanwhile =
        CompletableFuture.runAsync(this::improveValues, secondThread);
    improvePolicy();
    meanwhile.join();
  }

  /** Returns the weight of the entropy bonus. */
  final double entropyCoefficient() {
    return entropyCoefficient.or(plannedEntropyCoefficient);
  }

  /** Takes the policy's steps after a stretch, while the values take theirs. */
  abstract void improvePolicy();

  /** Takes the values' steps after a stretch; perhaps on another thread than the policy's. */
  abstract void improveValues();

  /** Works out what every step was worth, and how much better that was than expected. */
  private void judge() {
    int size = rollout.size();
    if (normalizeObservations) {
      observationStatistics.add(rollout.observations, size);
    }
    prepareToNormalize();
    for (int step = 0; step < size; step++) {
      normalize(rollout.observations, step, inputs, step);
    }
    if (normalizeReturns) {
      returnScale.apply(rollout, rewards);
    } else {
      System.arraycopy(rollout.rewards, 0, rewards, 0, size);
    }
    nets.computeValues(inputs, size, values);
    judgeNext();
    GeneralizedAdvantage.compute(
        rollout, rewards, values, nextValues, discount, gaeLambda, advantages);
    for (int i = 0; i < size; i++) {
      targets[i] = advantages[i] + values[i];
    }
    explainedVariance = explainedVariance();
  }

  /**
   * Works out the value of what was seen after every step. Within a stretch that is what was seen
   * before the next; only the last steps of stretches and of episodes need the network.
   */
  private void judgeNext() {
    int asked = 0;
    for (int step = 0; step < rollout.size(); step++) {
      if (isLast(step)) {
        normalize(rollout.nextObservations, step, lastInputs, asked++);
        if (asked == lastValues.length) {
          askForLast(step, asked);
          asked = 0;
        }
      } else {
        nextValues[step] = values[step + 1];
      }
    }
    askForLast(rollout.size() - 1, asked);
  }

  /** Asks for the value of what was seen after some last steps, the latest of which is given. */
  private void askForLast(int latest, int count) {
    nets.computeValues(lastInputs, count, lastValues);
    int left = count;
    for (int step = latest; left > 0; step--) {
      if (isLast(step)) {
        nextValues[step] = lastValues[--left];
      }
    }
  }

  private boolean isLast(int step) {
    return (step + 1) % rollout.horizon == 0 || rollout.ended(step);
  }

  /** Returns what the networks see added to a number of an observation. */
  private float shift(int column) {
    return normalizeObservations ? (float) -observationStatistics.mean(column) : 0;
  }

  /** Returns what the networks see the sum multiplied by. */
  private float scale(int column) {
    return normalizeObservations
        ? (float) (1 / observationStatistics.deviation(column))
        : typicalScale[column];
  }

  /** Works out how observations are to be normalised until the next update. */
  private void prepareToNormalize() {
    for (int column = 0; column < observationSize; column++) {
      shifts[column] = shift(column);
      scales[column] = scale(column);
    }
  }

  private void normalize(float[] observations, int row, float[] into, int intoRow) {
    int from = row * observationSize;
    int to = intoRow * observationSize;
    for (int column = 0; column < observationSize; column++) {
      into[to + column] = (observations[from + column] + shifts[column]) * scales[column];
    }
  }

  /** Returns 1 - Var(target - V) / Var(target): 1 for perfect values, 0 for useless ones. */
  private double explainedVariance() {
    RunningStatistics all = new RunningStatistics(1);
    RunningStatistics rest = new RunningStatistics(1);
    all.add(targets, targets.length);
    rest.add(advantages, advantages.length);
    return 1 - Math.pow(rest.deviation(0) / all.deviation(0), 2);
  }

  /** Hands the newest policy to all actors. */
  private void publish() {
    Supplier<Responder> newest = networks.responders(asTheyAre(nets.frozenPolicy()));
    for (StreamActor actor : actors) {
      actor.follow(newest.get());
    }
  }

  /** Returns the network that takes observations as they are. */
  private FrozenNetwork asTheyAre(FrozenNetwork net) {
    prepareToNormalize();
    return net.withInputScale(scales).withInputShift(shifts);
  }

  @Override
  public Policy policy() {
    FrozenNetwork actor = asTheyAre(nets.frozenPolicy());
    float unit = normalizeReturns ? (float) returnScale.unit() : 1;
    Optional<FrozenNetwork> critic =
        Optional.of(asTheyAre(nets.frozenValues()).withOutputScale(unit));
    return discrete ? new CategoricalPolicy(actor, critic) : new GaussianPolicy(actor, critic);
  }

  @Override
  public void persist(Archive archive) {
    nets.persist(archive);
    for (StreamActor actor : actors) {
      archive.random(actor.random);
    }
    observationStatistics.persist(archive);
    returnScale.persist(archive);
    gathered = archive.number(gathered);
    if (gathered > 0) {
      rollout.persist(archive);
    }
    steps = archive.number(steps);
    updates = archive.number(updates);
    learningRate.persist(archive);
    entropyCoefficient.persist(archive);
    publish();
  }

  /** Reports what does not depend on how the networks are improved. */
  @Override
  public void report(MetricSink sink) {
    sink.metric("explained_variance", explainedVariance);
    sink.metric("learning_rate", learningRate.current());
    sink.metric("updates", (double) updates);
  }

  /** What is reported is of the last update anyway. */
  @Override
  public void reportLive(MetricSink sink) {
    report(sink);
  }

  @Override
  public List<Knob> knobs() {
    return List.of(
        learningRate.knob(), EntropyBonus.knob(this::entropyCoefficient, entropyCoefficient));
  }

  @Override
  public void close() {
    nets.close();
  }
}
