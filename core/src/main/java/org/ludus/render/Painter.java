package org.ludus.render;

/**
 * Paints one picture of a world after the other, and keeps what stays between them: bit for bit
 * what {@link Renderer#draw} would draw, in a fraction of the time.
 *
 * <p>An instance is confined to one thread.
 *
 * @param <S> the state that is painted
 */
public final class Painter<S> {

  private final Renderer<S> renderer;
  private final RasterCanvas canvas;
  private final int[] still;
  private final SaliencyGlow glow = new SaliencyGlow();
  private Object stillKey;

  /**
   * Makes a painter of pictures of one size.
   *
   * @param renderer draws them
   * @param width their width, in pixels; at least 1
   * @param height their height, in pixels; at least 1
   * @throws IllegalArgumentException if a size is not positive
   */
  public Painter(Renderer<S> renderer, int width, int height) {
    this(renderer, width, height, 0);
  }

  /**
   * Makes a painter of pictures of one size, whose upper and lower edge something else will cover.
   *
   * @param renderer draws them
   * @param width their width, in pixels; at least 1
   * @param height their height, in pixels; at least 1
   * @param margin how far the world keeps away from both edges, in pixels
   * @throws IllegalArgumentException if a size is not positive, or nothing is left of it
   */
  public Painter(Renderer<S> renderer, int width, int height, float margin) {
    this(renderer, new RasterCanvas(width, height, margin));
  }

  /**
   * Makes a painter of pictures of one size that the world fills to all edges, stretched to their
   * proportions.
   *
   * @param renderer draws them
   * @param width their width, in pixels; at least 1
   * @param height their height, in pixels; at least 1
   * @param <S> the state that is painted
   * @throws IllegalArgumentException if a size is not positive
   */
  public static <S> Painter<S> stretched(Renderer<S> renderer, int width, int height) {
    return new Painter<>(renderer, RasterCanvas.stretched(width, height));
  }

  private Painter(Renderer<S> renderer, RasterCanvas canvas) {
    this.renderer = renderer;
    this.canvas = canvas;
    still = new int[canvas.pixels().length];
  }

  /** Returns whether it makes pictures of that size with that margin. */
  public boolean fits(int width, int height, float margin) {
    return canvas.width() == width && canvas.height() == height && canvas.margin() == margin;
  }

  /** Returns what is painted on. Whatever else is drawn there lasts until the next picture. */
  public RasterCanvas canvas() {
    return canvas;
  }

  /** Paints a state over the picture before. */
  public void paint(S state) {
    Object key = renderer.stillKey(state);
    if (key.equals(stillKey)) {
      canvas.continueFrom(still);
    } else {
      renderer.drawStill(state, canvas);
      System.arraycopy(canvas.pixels(), 0, still, 0, still.length);
      stillKey = key;
    }
    renderer.drawMoving(state, canvas);
  }

  /** Paints a state over the picture before, and what is known beyond it over that. */
  public void paint(S state, Insight insight) {
    paint(state);
    renderer.drawInsight(state, insight, canvas);
    insight
        .saliency()
        .filter(SaliencyMap::ofScene)
        .ifPresent(map -> glow.draw(canvas, renderer.worldWidth(), renderer.worldHeight(), map));
  }
}
