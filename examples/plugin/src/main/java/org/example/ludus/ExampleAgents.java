package org.example.ludus;

import java.util.List;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.AgentProvider;
import org.ludus.catalog.Requirements;

/** Brings the agent of this plug-in. */
public final class ExampleAgents implements AgentProvider {

  /** Makes the provider; the program does, by its name in the jar. */
  public ExampleAgents() {}

  @Override
  public List<AgentEntry<?>> agents() {
    return List.of(
        AgentEntry.learner(
                "linear-sarsa",
                "Sarsa on a linear function of tiles (Sutton and Barto 2018, section 10.1)",
                LinearSarsaConfig.class,
                LinearSarsa::new)
            .needing(settings -> Requirements.numbers().withDiscreteActions())
            .keptAs(new LinearPolicyFormat())
            .explained(
                "The value of an action is a sum of weights: one for each tile that the observation"
                    + " lies in. After each step the weights of those tiles move a share of the"
                    + " error: w <- w + rate x (r + discount x q(s',a') - q(s,a)), where a' is what"
                    + " will be done next. What has been learned at one place so holds for places"
                    + " near by. Look for td_error, which is large where the way out has just been"
                    + " found, and for the return, which rises once swings reach the flag.")
            .ranked(35));
  }
}
