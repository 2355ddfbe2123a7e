package org.ludus.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.ludus.agent.Agent;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Policy;
import org.ludus.agent.PolicyFormat;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.settings.Settings;

/**
 * Everything the program knows about a kind of agent. Either it learns ({@link #learner}), or it
 * has nothing to learn and is a policy from the beginning ({@link #policy}).
 *
 * @param <C> its settings
 */
public final class AgentEntry<C extends Record> {

  /** The rank of an agent that nobody would prefer to one that has learned something. */
  public static final int LAST = 0;

  private final String id;
  private final String summary;
  private final String explanation;
  private final C defaults;
  private final Function<C, Requirements> requirements;
  private final int rank;
  private final List<PolicyFormat<?>> formats;
  private final Optional<BiFunction<AgentContext, C, Agent>> learner;
  private final Optional<BiFunction<EnvironmentSpec, Optional<Policy>, Policy>> policy;

  private AgentEntry(
      String id,
      String summary,
      String explanation,
      C defaults,
      Function<C, Requirements> requirements,
      int rank,
      List<PolicyFormat<?>> formats,
      Optional<BiFunction<AgentContext, C, Agent>> learner,
      Optional<BiFunction<EnvironmentSpec, Optional<Policy>, Policy>> policy) {
    this.id = id;
    this.summary = summary;
    this.explanation = explanation;
    this.defaults = defaults;
    this.requirements = requirements;
    this.rank = rank;
    this.formats = List.copyOf(formats);
    this.learner = learner;
    this.policy = policy;
  }

  /** An agent without settings. */
  public record NoSettings() {}

  /**
   * Returns the entry of an agent that learns.
   *
   * @param id its name on the command line
   * @param summary one line about it
   * @param settings the record of its settings, annotated with defaults and ranges
   * @param factory makes one
   */
  public static <C extends Record> AgentEntry<C> learner(
      String id, String summary, Class<C> settings, BiFunction<AgentContext, C, Agent> factory) {
    return new AgentEntry<>(
        id,
        summary,
        "",
        Settings.defaults(settings),
        any -> Requirements.none(),
        LAST,
        List.of(),
        Optional.of(factory),
        Optional.empty());
  }

  /**
   * Returns the entry of an agent that has nothing to learn.
   *
   * @param id its name on the command line
   * @param summary one line about it
   * @param factory makes its policy, for an environment and the rule written for it, if there is
   *     one
   */
  public static AgentEntry<NoSettings> policy(
      String id, String summary, BiFunction<EnvironmentSpec, Optional<Policy>, Policy> factory) {
    return new AgentEntry<>(
        id,
        summary,
        "",
        new NoSettings(),
        any -> Requirements.none(),
        LAST,
        List.of(),
        Optional.empty(),
        Optional.of(factory));
  }

  /**
   * Returns the same with what it needs of an environment.
   *
   * @param needs may depend on its settings
   */
  public AgentEntry<C> needing(Function<C, Requirements> needs) {
    return new AgentEntry<>(
        id, summary, explanation, defaults, needs, rank, formats, learner, policy);
  }

  /**
   * Returns the same with an explanation.
   *
   * @param text why it plays as it does, in a paragraph of plain words: what it learns, by which
   *     rule, and what to look for in its curves
   */
  public AgentEntry<C> explained(String text) {
    return new AgentEntry<>(
        id, summary, text, defaults, requirements, rank, formats, learner, policy);
  }

  /**
   * Returns the same with a rank.
   *
   * @param place the higher, the sooner its model is chosen where an environment's best is wanted
   */
  public AgentEntry<C> ranked(int place) {
    return new AgentEntry<>(
        id, summary, explanation, defaults, requirements, place, formats, learner, policy);
  }

  /**
   * Returns the same with how its policies are kept in model files.
   *
   * @param kinds one for each kind of policy that it makes
   */
  public AgentEntry<C> keptAs(PolicyFormat<?>... kinds) {
    return new AgentEntry<>(
        id, summary, explanation, defaults, requirements, rank, List.of(kinds), learner, policy);
  }

  /** Returns how its policies are kept in model files: one for each kind that it makes. */
  public List<PolicyFormat<?>> formats() {
    return formats;
  }

  /** Returns how model files keep policies of a kind, if the agent makes such. */
  public Optional<PolicyFormat<?>> format(String kind) {
    return formats.stream().filter(format -> format.id().equals(kind)).findFirst();
  }

  /** Returns how model files keep a policy, if the agent makes such. */
  public Optional<PolicyFormat<?>> format(Policy kept) {
    return formats.stream().filter(format -> format.keeps(kept)).findFirst();
  }

  /** Returns its name on the command line. */
  public String id() {
    return id;
  }

  /** Returns one line about it. */
  public String summary() {
    return summary;
  }

  /** Returns why it plays as it does; empty if nobody has said so. */
  public String explanation() {
    return explanation;
  }

  /** Returns its settings with their defaults. */
  public C defaults() {
    return defaults;
  }

  /** Returns its rank where the best model is chosen: the higher, the sooner. */
  public int rank() {
    return rank;
  }

  /** Returns whether there is anything to train. */
  public boolean trains() {
    return learner.isPresent();
  }

  /** Returns the agent's settings with some replaced. */
  public C settings(Map<String, ?> overrides) {
    return Settings.override("agent " + id, defaults, overrides);
  }

  /** Returns what the agent needs of an environment under those settings. */
  public Requirements requirements(Map<String, ?> overrides) {
    return requirements.apply(settings(overrides));
  }

  /**
   * Returns an environment as this agent sees it under those settings.
   *
   * @throws org.ludus.settings.UsageException if it cannot play such an environment, which is then
   *     closed
   */
  public <S> Environment<S> adapt(Environment<S> environment, Map<String, ?> overrides) {
    try {
      return requirements(overrides).adapt(id, environment);
    } catch (RuntimeException e) {
      environment.close();
      throw e;
    }
  }

  /**
   * Makes an agent that learns.
   *
   * @throws IllegalStateException if there is nothing to learn
   */
  public Agent make(AgentContext context, Map<String, ?> overrides) {
    return learner
        .orElseThrow(() -> new IllegalStateException(id + " does not learn"))
        .apply(context, settings(overrides));
  }

  /**
   * Makes the policy of an agent that has nothing to learn.
   *
   * @param heuristic the rule written for the environment, where there is one
   * @throws IllegalStateException if it has to learn first
   * @throws org.ludus.settings.UsageException if there is none for such an environment
   */
  public Policy makePolicy(EnvironmentSpec environment, Optional<Policy> heuristic) {
    return policy
        .orElseThrow(() -> new IllegalStateException(id + " has to learn"))
        .apply(environment, heuristic);
  }
}
