package org.ludus.render;

import org.ludus.env.Environment;

/**
 * An environment together with the renderer of its states.
 *
 * @param environment the world
 * @param renderer what draws it
 * @param <S> the state that passes between the two
 */
public record Scene<S>(Environment<S> environment, Renderer<S> renderer) implements AutoCloseable {

  /** Draws the world as it is now. */
  public void draw(Canvas canvas) {
    renderer.draw(environment.snapshot(), canvas);
  }

  /** Closes the environment. */
  @Override
  public void close() {
    environment.close();
  }
}
