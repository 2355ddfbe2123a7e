package org.ludus.catalog;

import java.util.List;
import org.ludus.agent.Agent;
import org.ludus.agent.FixedAgent;
import org.ludus.agent.Policy;
import org.ludus.agent.UniformPolicy;
import org.ludus.agent.dqn.DqnAgent;
import org.ludus.agent.dqn.DqnConfig;
import org.ludus.agent.policygradient.ActorCritic;
import org.ludus.agent.policygradient.ActorCriticConfig;
import org.ludus.agent.policygradient.Ppo;
import org.ludus.agent.policygradient.PpoConfig;
import org.ludus.agent.policygradient.Reinforce;
import org.ludus.agent.policygradient.ReinforceConfig;
import org.ludus.agent.sac.Sac;
import org.ludus.agent.sac.SacConfig;
import org.ludus.agent.tabular.QLearning;
import org.ludus.agent.tabular.QLearningConfig;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.wrapper.Discretized;
import org.ludus.env.wrapper.OneHot;
import org.ludus.network.NetworkSpec;
import org.ludus.network.NetworkSpec.Activation;
import org.ludus.network.NetworkSpec.Convolution;
import org.ludus.settings.UsageException;

/** The agents that come with the program: the one list to add another to. */
final class BuiltInAgents {

  /** The largest table: 40 million numbers for four actions. */
  private static final long MAX_STATES = 10_000_000;

  private static final String EXPLORATION = "exploration";

  private BuiltInAgents() {}

  /** An agent without settings. */
  record NoSettings() {}

  static List<AgentEntry<?>> entries() {
    return List.of(
        new AgentEntry<>(
            "random",
            "acts at random: what every other agent is measured against",
            Explanations.RANDOM,
            false,
            new NoSettings(),
            BuiltInAgents::unchanged,
            (context, settings) ->
                new FixedAgent(
                    context.spec(),
                    new UniformPolicy(context.spec().actionSpace()),
                    context.streams().stream(EXPLORATION))),
        new AgentEntry<>(
            "heuristic",
            "a rule written by hand, in worlds that have one",
            Explanations.HEURISTIC,
            false,
            new NoSettings(),
            BuiltInAgents::unchanged,
            (context, settings) ->
                new FixedAgent(
                    context.spec(), heuristic(context), context.streams().stream(EXPLORATION))),
        new AgentEntry<>(
            "q-learning",
            "a table of action values (Watkins 1989)",
            Explanations.Q_LEARNING,
            true,
            QLearningConfig.defaults(),
            BuiltInAgents::inStates,
            BuiltInAgents::qLearning),
        new AgentEntry<>(
            "dqn",
            "a deep Q-network with replay and a target network (Mnih et al. 2015)",
            Explanations.DQN,
            true,
            DqnConfig.defaults(),
            BuiltInAgents::forDqn,
            BuiltInAgents::dqn),
        new AgentEntry<>(
            "reinforce",
            "the Monte Carlo policy gradient with a deep policy (Williams 1992)",
            Explanations.REINFORCE,
            true,
            ReinforceConfig.defaults(),
            BuiltInAgents::forReinforce,
            BuiltInAgents::reinforce),
        new AgentEntry<>(
            "actor-critic",
            "the advantage actor-critic, A2C, with n-step returns (Mnih et al. 2016)",
            Explanations.ACTOR_CRITIC,
            true,
            ActorCriticConfig.defaults(),
            BuiltInAgents::forActorCritic,
            BuiltInAgents::actorCritic),
        new AgentEntry<>(
            "ppo",
            "proximal policy optimisation with an actor and a critic (Schulman et al. 2017)",
            Explanations.PPO,
            true,
            PpoConfig.defaults(),
            BuiltInAgents::forPpo,
            BuiltInAgents::ppo),
        new AgentEntry<>(
            "sac",
            "soft actor-critic, for continuous actions (Haarnoja et al. 2018)",
            Explanations.SAC,
            true,
            SacConfig.defaults(),
            BuiltInAgents::forSac,
            BuiltInAgents::sac));
  }

  private static Policy heuristic(AgentContext context) {
    return context
        .heuristic()
        .orElseThrow(
            () ->
                AgentEntry.unfit(
                    "heuristic", context.spec(), "a rule written for it, and there is none"));
  }

  private static Agent qLearning(AgentContext context, QLearningConfig settings) {
    return new QLearning(
        context.spec(), settings, context.totalSteps(), context.streams().stream(EXPLORATION));
  }

  private static Agent dqn(AgentContext context, DqnConfig settings) {
    return new DqnAgent(
        context.spec(),
        settings,
        context.rows(),
        context.totalSteps(),
        context.networks(),
        context.streams()::stream);
  }

  private static Agent reinforce(AgentContext context, ReinforceConfig settings) {
    return new Reinforce(
        context.spec(), settings, context.rows(), context.networks(), context.streams()::stream);
  }

  private static Agent actorCritic(AgentContext context, ActorCriticConfig settings) {
    return new ActorCritic(
        context.spec(),
        settings,
        context.rows(),
        context.totalSteps(),
        context.networks(),
        context.secondThread(),
        context.streams()::stream);
  }

  private static Agent ppo(AgentContext context, PpoConfig settings) {
    return new Ppo(
        context.spec(),
        settings,
        context.rows(),
        context.totalSteps(),
        context.networks(),
        context.secondThread(),
        context.streams()::stream);
  }

  private static Agent sac(AgentContext context, SacConfig settings) {
    return new Sac(
        context.spec(),
        settings,
        context.rows(),
        context.totalSteps(),
        context.networks(),
        context.secondThread(),
        context.streams()::stream);
  }

  private static <S> Environment<S> unchanged(Environment<S> environment, NoSettings settings) {
    return environment;
  }

  /** Tables are indexed by a state's number: continuous observations are cut into bins. */
  private static <S> Environment<S> inStates(Environment<S> environment, QLearningConfig settings) {
    requireDiscreteActions("q-learning", environment.spec());
    if (environment.spec().observationSpace() instanceof Space.Discrete) {
      return environment;
    }
    int observations = environment.spec().observationSpace().size();
    if (Math.pow(settings.bins(), observations) > MAX_STATES) {
      throw AgentEntry.unfit(
          "q-learning",
          environment.spec(),
          "a table of at most %,d states, and %d bins of each of %d observations make 10^%.0f"
              .formatted(
                  MAX_STATES,
                  settings.bins(),
                  observations,
                  Math.log10(settings.bins()) * observations));
    }
    return new Discretized<>(environment, settings.bins());
  }

  private static <S> Environment<S> forDqn(Environment<S> environment, DqnConfig settings) {
    return seen("dqn", settings.convolutions(), inNumbers("dqn", environment));
  }

  private static <S> Environment<S> forReinforce(
      Environment<S> environment, ReinforceConfig settings) {
    return seen("reinforce", settings.convolutions(), inNumbers("reinforce", environment));
  }

  private static <S> Environment<S> forActorCritic(
      Environment<S> environment, ActorCriticConfig settings) {
    return seen("actor-critic", settings.convolutions(), oneHot(environment));
  }

  private static <S> Environment<S> forPpo(Environment<S> environment, PpoConfig settings) {
    return seen("ppo", settings.convolutions(), oneHot(environment));
  }

  private static <S> Environment<S> forSac(Environment<S> environment, SacConfig settings) {
    if (!(environment.spec().actionSpace() instanceof Space.Box)) {
      throw AgentEntry.unfit("sac", environment.spec(), "continuous actions");
    }
    return oneHot(environment);
  }

  /** Networks want numbers: the number of a state becomes a one among zeros. */
  private static <S> Environment<S> inNumbers(String agent, Environment<S> environment) {
    requireDiscreteActions(agent, environment.spec());
    return oneHot(environment);
  }

  /** Makes sure that convolutions find pictures to slide over, large enough for all of them. */
  private static <S> Environment<S> seen(
      String agent, String convolutions, Environment<S> environment) {
    Space.Box observations = (Space.Box) environment.spec().observationSpace();
    try {
      NetworkSpec.of(observations, Convolution.parse(convolutions), List.of(), Activation.RELU, 1);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "agent %s cannot play %s with convolutions=%s: %s"
              .formatted(agent, environment.spec().id(), convolutions, e.getMessage()));
    }
    return environment;
  }

  private static <S> Environment<S> oneHot(Environment<S> environment) {
    return environment.spec().observationSpace() instanceof Space.Discrete
        ? new OneHot<>(environment)
        : environment;
  }

  private static void requireDiscreteActions(String agent, EnvironmentSpec spec) {
    if (!(spec.actionSpace() instanceof Space.Discrete)) {
      throw AgentEntry.unfit(agent, spec, "discrete actions");
    }
  }
}
