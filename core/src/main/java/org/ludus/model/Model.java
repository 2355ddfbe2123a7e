package org.ludus.model;

import java.util.Map;
import org.ludus.agent.Policy;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.render.Palette;
import org.ludus.render.Scene;

/**
 * A policy together with what it was made for.
 *
 * @param environment where it plays
 * @param agent id of the agent that made it
 * @param settings that agent's settings, by name; they say how observations are prepared
 * @param policy how it plays
 * @param trainingSteps environment steps it was trained for; 0 if it needs none
 * @param interventions how often people meddled with that training
 */
public record Model(
    EnvironmentReference environment,
    String agent,
    Map<String, Object> settings,
    Policy policy,
    long trainingSteps,
    int interventions) {

  /** Makes a model of a training that nobody meddled with. */
  public Model(
      EnvironmentReference environment,
      String agent,
      Map<String, Object> settings,
      Policy policy,
      long trainingSteps) {
    this(environment, agent, settings, policy, trainingSteps, 0);
  }

  /** Makes the model's environment, its observations prepared as the policy wants them. */
  public Environment<?> makeEnvironment() {
    return adapt(Environments.make(environment));
  }

  /** Returns the model in the world in which it is judged. */
  public Model inEvaluation() {
    return in(Environments.forEvaluation(environment));
  }

  /** Returns the model in a world with the same observations and actions. */
  public Model in(EnvironmentReference world) {
    return new Model(world, agent, settings, policy, trainingSteps, interventions);
  }

  /** Makes the model's environment together with what draws it by night. */
  public Scene<?> open() {
    return open(Palette.NIGHT);
  }

  /** Makes the model's environment together with what draws it in those colours. */
  public Scene<?> open(Palette palette) {
    return adapt(Environments.open(environment, palette));
  }

  /** Returns how it is called where it is shown: {@code lunar-lander/dqn}. */
  public String label() {
    return environment.id() + "/" + agent;
  }

  private <S> Environment<S> adapt(Environment<S> bare) {
    return Agents.find(agent).adapt(bare, settings);
  }

  private <S> Scene<S> adapt(Scene<S> bare) {
    return new Scene<>(adapt(bare.environment()), bare.renderer());
  }
}
