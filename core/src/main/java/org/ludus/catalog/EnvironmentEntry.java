package org.ludus.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.render.Palette;
import org.ludus.render.Scene;
import org.ludus.settings.SettingDescription;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;
import org.ludus.sound.SoundTrack;

/**
 * Everything the program knows about an environment. Nothing but what {@link #of} asks for has to
 * be said: what is left out has a general form.
 *
 * @param <S> its states
 * @param <O> its options
 */
public final class EnvironmentEntry<S, O extends Record> {

  private static final String STICKY_ACTIONS = "sticky_actions";

  private final String id;
  private final String title;
  private final String summary;
  private final String explanation;
  private final O defaults;
  private final Stage<?, O> stage;
  private final SoundTrack<Object> sound;
  private final Function<O, Optional<Policy>> heuristic;
  private final Optional<Controls> ownControls;
  private final List<Difficulty> ownDifficulties;
  private final double stickyActions;
  private final Map<String, String> evaluationOptions;

  /** The keys of a world that says nothing of keys; null until somebody asks. */
  private volatile Controls generalControls;

  EnvironmentEntry(EnvironmentBuilder<S, O> builder) {
    id = builder.id;
    title = builder.title;
    summary = builder.summary;
    explanation = builder.explanation;
    defaults = builder.defaults;
    stage = builder.stage();
    sound = builder.sound();
    heuristic = builder.heuristic;
    ownControls = builder.controls;
    ownDifficulties = builder.difficulties;
    stickyActions = builder.stickyActions;
    evaluationOptions = builder.evaluationOptions;
  }

  /**
   * Starts an entry with what every world has to have.
   *
   * @param id its name on the command line: lower-case words of letters and digits, joined by
   *     {@code -}
   * @param title its name for people
   * @param summary one line about it
   * @param defaults its options with their defaults
   * @param dynamics makes the bare environment, whose {@code spec().id()} is the entry's id; throws
   *     an {@link IllegalArgumentException}, with a line for people, if options do not go together
   * @param <S> its states
   * @param <O> its options
   */
  public static <S, O extends Record> EnvironmentBuilder<S, O> of(
      String id, String title, String summary, O defaults, Function<O, Environment<S>> dynamics) {
    return new EnvironmentBuilder<>(id, title, summary, defaults, dynamics);
  }

  /** Returns its name on the command line. */
  public String id() {
    return id;
  }

  /** Returns its name for people. */
  public String title() {
    return title;
  }

  /** Returns one line about it. */
  public String summary() {
    return summary;
  }

  /** Returns a paragraph about it in plain words: what happens there, and what makes it hard. */
  public String explanation() {
    return explanation;
  }

  /** Returns its own options with their defaults. */
  public O defaults() {
    return defaults;
  }

  /** Returns what its steps sound like, by the states that its environment shows. */
  public SoundTrack<Object> sound() {
    return sound;
  }

  /** Returns how likely actions stick unless another number is asked for. */
  public double stickyActions() {
    return stickyActions;
  }

  /** Returns the options that hold where agents are judged, unless others are asked for. */
  public Map<String, String> evaluationOptions() {
    return evaluationOptions;
  }

  /**
   * Returns how a person plays it: by keys of its own, or else by {@linkplain GeneralControls
   * general ones} for the actions it has by default.
   */
  public Controls controls() {
    if (ownControls.isPresent()) {
      return ownControls.get();
    }
    if (generalControls == null) {
      try (Environment<?> bare = stage.dynamics().apply(defaults)) {
        generalControls = GeneralControls.of(bare.spec().actionSpace());
      }
    }
    return generalControls;
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

  /** Returns what people are told of its own options. */
  public List<SettingDescription> describeOwnOptions() {
    return Settings.describe(defaults);
  }

  /** Returns what people are told of the options that every environment has. */
  public List<SettingDescription> describeCommonOptions() {
    return Settings.describe(commonDefaults());
  }

  /**
   * Returns the one way to write the environment with those options: only those that differ from
   * the defaults, each value in its usual form.
   *
   * @throws UsageException if there is no such option, or its value is out of range
   */
  public EnvironmentReference reference(Map<String, String> chosen) {
    return reference(chosen, option -> "");
  }

  /** Returns the same for options that stand in a file, which messages begin with. */
  EnvironmentReference reference(Map<String, String> chosen, UnaryOperator<String> where) {
    Map<String, Object> standard = options();
    Map<String, String> differing = new TreeMap<>();
    toMap(with(defaults, chosen, where), with(commonDefaults(), chosen, where))
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
   * @throws UsageException if there is no such option, its value is out of range, or they do not go
   *     together
   */
  public Environment<?> make(Map<String, String> options) {
    O own = own(options);
    CommonOptions common = common(options);
    return possible(() -> stage.make(own, common, () -> controls().idle()));
  }

  /** Makes an instance together with what draws it by night. */
  public Scene<?> open(Map<String, String> options) {
    return open(options, Palette.NIGHT);
  }

  /** Makes an instance together with what draws it in those colours. */
  public Scene<?> open(Map<String, String> options, Palette palette) {
    O own = own(options);
    CommonOptions common = common(options);
    return possible(() -> stage.open(own, common, () -> controls().idle(), palette));
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

  /** Makes what the options ask for, or says in the one line why that cannot be. */
  private <T> T possible(Supplier<T> wanted) {
    try {
      return wanted.get();
    } catch (IllegalArgumentException e) {
      throw new UsageException("environment " + id + ": " + e.getMessage());
    }
  }

  private O own(Map<String, String> options) {
    return with(defaults, options, option -> "");
  }

  private CommonOptions common(Map<String, String> options) {
    return with(commonDefaults(), options, option -> "");
  }

  private CommonOptions commonDefaults() {
    return new CommonOptions(stickyActions);
  }

  /** Overrides those options that a record has, after making sure that another has the rest. */
  private <R extends Record> R with(
      R base, Map<String, String> options, UnaryOperator<String> where) {
    String what = "environment " + id;
    Settings.refuseUnknown(what, List.copyOf(options().keySet()), options.keySet(), where);
    Map<String, String> overrides = new LinkedHashMap<>(options);
    overrides.keySet().retainAll(Settings.flatten(Settings.toMap(base)).keySet());
    return Settings.override(what, base, overrides, where);
  }

  private static Map<String, Object> toMap(Record own, CommonOptions common) {
    Map<String, Object> map = Settings.flatten(Settings.toMap(own));
    map.putAll(Settings.toMap(common));
    return map;
  }
}
