package org.ludus.catalog;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ludus.env.Environment;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Scene;

/**
 * A world and what draws it, which agree about its state.
 *
 * @param finite whether all that the world shows is finite by the way it is made
 * @param dynamics makes the bare world
 * @param renderer makes what draws its states, in the colours it is given
 * @param <T> the state that passes between the two
 * @param <O> the world's options
 */
record Stage<T, O extends Record>(
    boolean finite, Function<O, Environment<T>> dynamics, Function<Palette, Renderer<T>> renderer) {

  /** Makes the world with its time limit, and with all that the options put around it. */
  Environment<T> make(O own, CommonOptions common, Supplier<List<Float>> idle) {
    return common.around(dynamics.apply(own), finite, idle, () -> renderer.apply(Palette.NIGHT));
  }

  /** Makes the same together with what draws it in those colours. */
  Scene<T> open(O own, CommonOptions common, Supplier<List<Float>> idle, Palette palette) {
    return new Scene<>(make(own, common, idle), renderer.apply(palette));
  }
}
