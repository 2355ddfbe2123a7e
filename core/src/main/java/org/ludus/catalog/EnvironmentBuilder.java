package org.ludus.catalog;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.wrapper.EnvironmentFault;
import org.ludus.failure.Explained;
import org.ludus.failure.Failures;
import org.ludus.render.Observed;
import org.ludus.render.ObservedEnvironment;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.scene.GeneralRenderer;
import org.ludus.settings.UsageException;
import org.ludus.sound.SoundTrack;

/**
 * Puts an {@link EnvironmentEntry} together. Every method but {@link #build} returns the builder;
 * what is said twice holds as it was said last.
 *
 * @param <S> the world's states
 * @param <O> its options
 */
public final class EnvironmentBuilder<S, O extends Record> {

  final String id;
  final String title;
  final String summary;
  final O defaults;
  String explanation;
  Function<O, Optional<Policy>> heuristic = options -> Optional.empty();
  Optional<Controls> controls = Optional.empty();
  List<Difficulty> difficulties = List.of();
  double stickyActions;
  Map<String, String> evaluationOptions = Map.of();
  boolean finite;

  private final Function<O, Environment<S>> dynamics;
  private Optional<Function<Palette, Renderer<S>>> renderer = Optional.empty();
  private ToIntFunction<O> columns = options -> 0;
  private SoundTrack<Object> track = SoundTrack.silence();

  EnvironmentBuilder(
      String id, String title, String summary, O defaults, Function<O, Environment<S>> dynamics) {
    if (id == null || !PluginSet.ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "an environment cannot have the id '" + id + "': " + PluginSet.ID_RULE);
    }
    this.id = id;
    this.title = Objects.requireNonNull(title, id + " needs a title");
    this.summary = Objects.requireNonNull(summary, id + " needs a summary");
    this.defaults = Objects.requireNonNull(defaults, id + " needs its options");
    Objects.requireNonNull(dynamics, id + " needs its dynamics");
    this.dynamics = options -> made(dynamics, options);
    explanation = summary;
  }

  /** Makes the world; what it refuses are options that do not go together. */
  private Environment<S> made(Function<O, Environment<S>> maker, O options) {
    try {
      Environment<S> world = maker.apply(options);
      Objects.requireNonNull(world.spec(), "it does not say what it is");
      return world;
    } catch (IllegalArgumentException e) {
      throw new UsageException("environment " + id + ": " + Failures.said(e));
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      if (e instanceof Explained || e instanceof UncheckedIOException) {
        throw e;
      }
      throw new EnvironmentFault(
          "environment " + id + " cannot be made: " + Failures.described(e), e);
    }
  }

  /**
   * Tells people what happens there and what makes it hard. Without it they read the summary again.
   *
   * @param text a paragraph of plain words
   */
  public EnvironmentBuilder<S, O> explained(String text) {
    explanation = Objects.requireNonNull(text);
    return this;
  }

  /**
   * Draws it in a way of its own. Without it, {@link GeneralRenderer} shows what is observed.
   *
   * @param factory makes what draws it, in the colours it is given
   */
  public EnvironmentBuilder<S, O> drawnBy(Function<Palette, Renderer<S>> factory) {
    renderer = Optional.of(factory);
    return this;
  }

  /**
   * Tells how many squares there are in a row of its board, which the {@link GeneralRenderer} draws
   * for worlds of a few places or numbered observations. Without it the board is as square as can
   * be.
   *
   * @param count the number for a world with those options; at least 1
   */
  public EnvironmentBuilder<S, O> inRowsOf(ToIntFunction<O> count) {
    columns = Objects.requireNonNull(count);
    return this;
  }

  /** Gives a person keys to play it. Without it the keys are {@link GeneralControls}. */
  public EnvironmentBuilder<S, O> playedWith(Controls keys) {
    controls = Optional.of(keys);
    return this;
  }

  /**
   * Lets it be heard. Without it, it is silent.
   *
   * @param states the class of its states
   * @param sounds what they sound like
   */
  public EnvironmentBuilder<S, O> sounding(Class<S> states, SoundTrack<? super S> sounds) {
    track = SoundTrack.of(states, sounds);
    return this;
  }

  /**
   * Adds a policy written by hand, which agents can be measured against.
   *
   * @param policy makes it for a world with those options, where there is one
   */
  public EnvironmentBuilder<S, O> solvedBy(Function<O, Optional<Policy>> policy) {
    heuristic = Objects.requireNonNull(policy);
    return this;
  }

  /** Lets a person turn some of its own options in the menu. */
  public EnvironmentBuilder<S, O> withDifficulties(Difficulty... options) {
    difficulties = List.of(options);
    return this;
  }

  /**
   * Lets actions stick unless something else is asked for, as in benchmarks whose dynamics would be
   * without chance otherwise.
   *
   * @param probability how likely a step repeats the action before it; 0 to less than 1
   */
  public EnvironmentBuilder<S, O> sticking(double probability) {
    stickyActions = probability;
    return this;
  }

  /**
   * Tells which options hold where agents are judged, unless others are asked for: an episode that
   * may go on for ever has to be cut off there.
   */
  public EnvironmentBuilder<S, O> judgedWith(Map<String, String> options) {
    evaluationOptions = Map.copyOf(options);
    return this;
  }

  /**
   * Says that all it shows and gives are numbers by the way it is made, whatever its options: no
   * time is spent on looking at every step.
   */
  EnvironmentBuilder<S, O> showingNumbers() {
    finite = true;
    return this;
  }

  /** Returns the entry. */
  public EnvironmentEntry<S, O> build() {
    return new EnvironmentEntry<>(this);
  }

  /** Returns the world with what draws it: its own renderer, or the general one. */
  Stage<?, O> stage() {
    return renderer.isPresent()
        ? new Stage<S, O>(finite, dynamics, renderer.get())
        : new Stage<Observed<S>, O>(finite, this::observed, GeneralRenderer::new);
  }

  private Environment<Observed<S>> observed(O options) {
    return new ObservedEnvironment<>(dynamics.apply(options), columns.applyAsInt(options));
  }

  /**
   * Returns the world's sounds; its own states may be wrapped into what the general scene shows.
   */
  SoundTrack<Object> sound() {
    SoundTrack<Object> own = track;
    return renderer.isPresent()
        ? own
        : (before, after, sink) ->
            own.listen(Observed.stateOf(before), Observed.stateOf(after), sink);
  }
}
