package org.ludus.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Scene;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

/**
 * Everything the program knows about an environment.
 *
 * @param id its name on the command line
 * @param title its name for people
 * @param summary one line about it
 * @param defaults its options with their defaults
 * @param dynamics makes the bare environment
 * @param renderer makes what draws it, in the colours it is given
 * @param heuristic makes a policy written by hand for a world with those options, where there is
 *     one
 * @param controls how a person plays it
 * @param ownDifficulties which of its own options a person may turn in the menu
 * @param stickyActions default of the option of that name, which every environment has
 * @param evaluationOptions options that hold where agents are judged, unless others are asked for:
 *     an episode that may go on for ever has to be cut off there
 * @param <S> its states
 * @param <O> its options
 */
public record EnvironmentEntry<S, O extends Record>(
    String id,
    String title,
    String summary,
    O defaults,
    Function<O, Environment<S>> dynamics,
    Function<Palette, Renderer<S>> renderer,
    Function<O, Optional<Policy>> heuristic,
    Controls controls,
    List<Difficulty> ownDifficulties,
    double stickyActions,
    Map<String, String> evaluationOptions) {

  private static final String STICKY_ACTIONS = "sticky_actions";

  /** Makes the collections immutable. */
  public EnvironmentEntry {
    ownDifficulties = List.copyOf(ownDifficulties);
    evaluationOptions = Map.copyOf(evaluationOptions);
  }

  /**
   * Makes an entry of which nothing can be turned but what every environment has, whose actions do
   * not stick and whose episodes end by themselves.
   */
  public EnvironmentEntry(
      String id,
      String title,
      String summary,
      O defaults,
      Function<O, Environment<S>> dynamics,
      Function<Palette, Renderer<S>> renderer,
      Function<O, Optional<Policy>> heuristic,
      Controls controls) {
    this(
        id, title, summary, defaults, dynamics, renderer, heuristic, controls, List.of(), 0,
        Map.of());
  }

  /** Returns the same, but with some of its own options to be turned in the menu. */
  public EnvironmentEntry<S, O> withDifficulties(Difficulty... difficulties) {
    return new EnvironmentEntry<>(
        id,
        title,
        summary,
        defaults,
        dynamics,
        renderer,
        heuristic,
        controls,
        List.of(difficulties),
        stickyActions,
        evaluationOptions);
  }

  /**
   * Returns the same with the benchmark's rules.
   *
   * @param probability how often actions stick by default
   * @param options what holds where agents are judged
   */
  public EnvironmentEntry<S, O> asBenchmarked(double probability, Map<String, String> options) {
    return new EnvironmentEntry<>(
        id,
        title,
        summary,
        defaults,
        dynamics,
        renderer,
        heuristic,
        controls,
        ownDifficulties,
        probability,
        options);
  }

  /** Returns what a person may turn in the menu: some of its own options, then the common ones. */
  public List<Difficulty> difficulties() {
    List<Difficulty> all = new ArrayList<>(ownDifficulties);
    all.add(
        new Difficulty.Slider(STICKY_ACTIONS, "Sticky actions", "", 0, 0.5, 0.05, stickyActions));
    return List.copyOf(all);
  }

  /** Returns all options with their defaults by name: its own, then the common ones. */
  public Map<String, Object> options() {
    return toMap(defaults, commonDefaults());
  }

  /**
   * Returns the one way to write the environment with those options: only those that differ from
   * the defaults, each value in its usual form.
   *
   * @throws UsageException if there is no such option, or its value is out of range
   */
  public EnvironmentReference reference(Map<String, String> chosen) {
    Map<String, Object> standard = options();
    Map<String, String> differing = new TreeMap<>();
    toMap(own(chosen), common(chosen))
        .forEach(
            (name, value) -> {
              if (!value.equals(standard.get(name))) {
                differing.put(name, Settings.text(value));
              }
            });
    return new EnvironmentReference(id, differing);
  }

  /**
   * Makes an instance with its time limit, and with all that its options put around it.
   *
   * @param options values by name that replace the defaults
   * @throws UsageException if there is no such option, or its value is out of range
   */
  public Environment<S> make(Map<String, String> options) {
    return common(options)
        .around(dynamics.apply(own(options)), controls.idle(), () -> renderer.apply(Palette.NIGHT));
  }

  /** Returns options with those added that hold where agents are judged. */
  public Map<String, String> forEvaluation(Map<String, String> options) {
    Map<String, String> all = new TreeMap<>(evaluationOptions);
    all.putAll(options);
    return all;
  }

  /**
   * Returns options with that added which holds where a person plays: a key that is not heard would
   * be taken for a fault, so actions do not stick unless that is asked for.
   */
  public Map<String, String> forPlay(Map<String, String> options) {
    Map<String, String> all = new TreeMap<>(options);
    if (stickyActions > 0) {
      all.putIfAbsent(STICKY_ACTIONS, "0");
    }
    return all;
  }

  /**
   * Returns the policy written by hand for a world with those options, where there is one: it goes
   * by the world's own observations, so there is none for pictures and stacks.
   */
  public Optional<Policy> heuristicFor(Map<String, String> options) {
    return common(options).showsState() ? heuristic.apply(own(options)) : Optional.empty();
  }

  private O own(Map<String, String> options) {
    return with(defaults, options);
  }

  private CommonOptions common(Map<String, String> options) {
    return with(commonDefaults(), options);
  }

  private CommonOptions commonDefaults() {
    return new CommonOptions(stickyActions);
  }

  /** Overrides those options that a record has, after making sure that another has the rest. */
  private <R extends Record> R with(R base, Map<String, String> options) {
    String what = "environment " + id;
    Settings.refuseUnknown(what, List.copyOf(options().keySet()), options);
    Map<String, String> overrides = new LinkedHashMap<>(options);
    overrides.keySet().retainAll(Settings.toMap(base).keySet());
    return Settings.override(what, base, overrides);
  }

  private static Map<String, Object> toMap(Record own, CommonOptions common) {
    Map<String, Object> map = Settings.toMap(own);
    map.putAll(Settings.toMap(common));
    return map;
  }

  /** Makes an instance together with what draws it by night. */
  public Scene<S> open(Map<String, String> options) {
    return open(options, Palette.NIGHT);
  }

  /** Makes an instance together with what draws it in those colours. */
  public Scene<S> open(Map<String, String> options, Palette palette) {
    return new Scene<>(make(options), renderer.apply(palette));
  }
}
