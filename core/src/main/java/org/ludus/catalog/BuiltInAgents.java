package org.ludus.catalog;

import java.util.List;
import java.util.Optional;
import org.ludus.agent.Policy;
import org.ludus.agent.PolicyFormat;
import org.ludus.agent.dqn.DqnAgent;
import org.ludus.agent.dqn.DqnConfig;
import org.ludus.agent.planning.ValueIteration;
import org.ludus.agent.planning.ValueIterationConfig;
import org.ludus.agent.policy.Head;
import org.ludus.agent.policy.NetworkPolicyFormat;
import org.ludus.agent.policy.TableFormat;
import org.ludus.agent.policy.UniformPolicy;
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
import org.ludus.agent.tabular.Sarsa;
import org.ludus.env.EnvironmentSpec;

/** The agents that come with the program: the one list to add another to. */
final class BuiltInAgents {

  private static final PolicyFormat<?> ACTION_VALUES = new NetworkPolicyFormat(Head.ACTION_VALUES);
  private static final PolicyFormat<?> CATEGORICAL = new NetworkPolicyFormat(Head.CATEGORICAL);
  private static final PolicyFormat<?> GAUSSIAN = new NetworkPolicyFormat(Head.GAUSSIAN);

  private BuiltInAgents() {}

  static List<AgentEntry<?>> entries() {
    return List.of(
        AgentEntry.policy(
                "random",
                "acts at random: what every other agent is measured against",
                (environment, heuristic) -> new UniformPolicy(environment.actionSpace()))
            .explained(Explanations.RANDOM),
        AgentEntry.policy(
                "heuristic",
                "a rule written by hand, in worlds that have one",
                BuiltInAgents::heuristic)
            .explained(Explanations.HEURISTIC)
            .ranked(10),
        AgentEntry.learner(
                "q-learning",
                "a table of action values (Watkins 1989)",
                QLearningConfig.class,
                QLearning::new)
            .needing(settings -> Requirements.states(settings.bins()))
            .keptAs(new TableFormat())
            .explained(QLearningConfig.EXPLANATION)
            .ranked(20),
        AgentEntry.learner(
                "sarsa",
                "a table of action values, learned on-policy (Rummery and Niranjan 1994)",
                QLearningConfig.class,
                Sarsa::new)
            .needing(settings -> Requirements.states(settings.bins()))
            .keptAs(new TableFormat())
            .explained(Sarsa.EXPLANATION)
            .ranked(20),
        AgentEntry.learner(
                "value-iteration",
                "plans with the world's own model, sweep by sweep (Bellman 1957)",
                ValueIterationConfig.class,
                ValueIteration::new)
            .needing(settings -> Requirements.model())
            .keptAs(new TableFormat())
            .explained(ValueIterationConfig.EXPLANATION)
            .ranked(25),
        AgentEntry.learner(
                "dqn",
                "a deep Q-network with replay and a target network (Mnih et al. 2015)",
                DqnConfig.class,
                DqnAgent::new)
            .needing(
                settings ->
                    Requirements.numbersOrPictures(settings.network().convolutions())
                        .withDiscreteActions())
            .keptAs(ACTION_VALUES)
            .explained(DqnConfig.EXPLANATION)
            .ranked(50),
        AgentEntry.learner(
                "reinforce",
                "the Monte Carlo policy gradient with a deep policy (Williams 1992)",
                ReinforceConfig.class,
                Reinforce::new)
            .needing(settings -> Requirements.numbersOrPictures(settings.network().convolutions()))
            .keptAs(CATEGORICAL, GAUSSIAN)
            .explained(ReinforceConfig.EXPLANATION)
            .ranked(30),
        AgentEntry.learner(
                "actor-critic",
                "the advantage actor-critic, A2C, with n-step returns (Mnih et al. 2016)",
                ActorCriticConfig.class,
                ActorCritic::new)
            .needing(settings -> Requirements.numbersOrPictures(settings.network().convolutions()))
            .keptAs(CATEGORICAL, GAUSSIAN)
            .explained(ActorCriticConfig.EXPLANATION)
            .ranked(40),
        AgentEntry.learner(
                "ppo",
                "proximal policy optimisation with an actor and a critic (Schulman et al. 2017)",
                PpoConfig.class,
                Ppo::new)
            .needing(settings -> Requirements.numbersOrPictures(settings.network().convolutions()))
            .keptAs(CATEGORICAL, GAUSSIAN)
            .explained(PpoConfig.EXPLANATION)
            .ranked(70),
        AgentEntry.learner(
                "sac",
                "soft actor-critic, for continuous actions (Haarnoja et al. 2018)",
                SacConfig.class,
                Sac::new)
            .needing(settings -> Requirements.numbers().withContinuousActions())
            .keptAs(new NetworkPolicyFormat(Head.SQUASHED_GAUSSIAN))
            .explained(SacConfig.EXPLANATION)
            .ranked(60));
  }

  private static Policy heuristic(EnvironmentSpec environment, Optional<Policy> written) {
    return written.orElseThrow(
        () ->
            Requirements.unfit(
                "heuristic", environment, "a rule written for it, and there is none"));
  }
}
