package org.ludus.registry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ludus.agent.Policy;
import org.ludus.env.Environment;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Scene;

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
    Controls controls) {

  /**
   * Makes an instance with its time limit.
   *
   * @param options values by name that replace the defaults
   * @throws UsageException if there is no such option, or its value is out of range
   */
  public Environment<S> make(Map<String, String> options) {
    return new TimeLimit<>(dynamics.apply(with(options)));
  }

  /** Returns the policy written by hand for a world with those options, where there is one. */
  public Optional<Policy> heuristicFor(Map<String, String> options) {
    return heuristic.apply(with(options));
  }

  private O with(Map<String, String> options) {
    return Settings.override("environment " + id, defaults, options);
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
