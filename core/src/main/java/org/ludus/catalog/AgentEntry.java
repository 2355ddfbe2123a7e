package org.ludus.catalog;

import java.util.Map;
import java.util.function.BiFunction;
import org.ludus.agent.Agent;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

/**
 * Everything the program knows about a kind of agent.
 *
 * @param id its name on the command line
 * @param summary one line about it
 * @param explanation why it plays as it does, in a paragraph of plain words: what it learns, by
 *     which rule, and what to look for in its curves
 * @param trains whether there is anything to train
 * @param defaults its settings with their defaults
 * @param adapter how an environment is made fit for it
 * @param factory makes one
 * @param <C> its settings
 */
public record AgentEntry<C extends Record>(
    String id,
    String summary,
    String explanation,
    boolean trains,
    C defaults,
    Adapter<C> adapter,
    BiFunction<AgentContext, C, Agent> factory) {

  /**
   * Wraps an environment so that an agent can deal with its observations.
   *
   * @param <C> the agent's settings
   */
  @FunctionalInterface
  public interface Adapter<C extends Record> {

    /**
     * Returns the environment as the agent will see it.
     *
     * @throws UsageException if the agent cannot deal with such an environment; one line says why
     */
    <S> Environment<S> adapt(Environment<S> environment, C settings);
  }

  /** Returns the agent's settings with some replaced. */
  public C settings(Map<String, ?> overrides) {
    return Settings.override("agent " + id, defaults, overrides);
  }

  /** Returns an environment as this agent sees it under those settings. */
  public <S> Environment<S> adapt(Environment<S> environment, Map<String, ?> overrides) {
    return adapter.adapt(environment, settings(overrides));
  }

  /** Makes an agent. */
  public Agent make(AgentContext context, Map<String, ?> overrides) {
    return factory.apply(context, settings(overrides));
  }

  /** Refuses an environment that this kind of agent cannot play. */
  static UsageException unfit(String agent, EnvironmentSpec spec, String needs) {
    return new UsageException(
        "agent %s cannot play %s: it needs %s".formatted(agent, spec.id(), needs));
  }
}
