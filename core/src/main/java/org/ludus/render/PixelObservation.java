package org.ludus.render;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.Space;
import org.ludus.env.StepResult;
import org.ludus.env.wrapper.FrameSkip;
import org.ludus.env.wrapper.InspectableView;
import org.ludus.env.wrapper.Wrapper;

/**
 * Shows an agent the scene in place of the world's own observations, as it is drawn for pictures of
 * a few pixels: a square in shades of grey (Mnih et al. 2015), which the world is stretched to
 * fill.
 *
 * <p>An observation holds the pixels row by row from the top left, each as its luma (ITU-R BT.601)
 * in whole 255ths from 0 to 1. The scene alone is drawn, nothing that is known beyond it. As it
 * cannot be drawn as it would be with the agent elsewhere, there are no places to look from.
 *
 * @param <S> the environment's state
 */
public final class PixelObservation<S> extends Wrapper<S> {

  /** The least width that scenes can be made out at, in pixels. */
  public static final int SMALLEST = 40;

  /** The greatest width, in pixels: that of the pictures of Mnih et al. */
  public static final int LARGEST = 84;

  private static final Space.Dimension GREY = new Space.Dimension("brightness", "", 0, 1);

  private final Optional<FrameSkip<S>> skipping;
  private final Painter<S> painter;

  /** The shades of the state before the last; black where only the last is shown. */
  private final int[] earlier;

  private final int[] shades;
  private final float[] own;
  private final EnvironmentSpec spec;

  /**
   * Shows every state.
   *
   * @param renderer draws it
   * @param size width and height of a picture, in pixels: {@link #SMALLEST} to {@link #LARGEST}
   * @throws IllegalArgumentException if the size is out of range
   */
  public PixelObservation(Environment<S> inner, Renderer<S> renderer, int size) {
    this(inner, Optional.empty(), renderer, size);
  }

  /**
   * Shows each pixel as bright as it is in the brighter of the last two states: what is there in
   * only one of them is seen.
   *
   * @param inner {@linkplain FrameSkip#remembering remembers} what was before
   * @param renderer draws them
   * @param size width and height of a picture, in pixels: {@link #SMALLEST} to {@link #LARGEST}
   * @throws IllegalArgumentException if the size is out of range, or nothing is remembered
   */
  public PixelObservation(FrameSkip<S> inner, Renderer<S> renderer, int size) {
    this(inner, Optional.of(inner), renderer, size);
    if (!inner.isRemembering()) {
      throw new IllegalArgumentException("the state before the last is not remembered");
    }
  }

  private PixelObservation(
      Environment<S> inner, Optional<FrameSkip<S>> skipping, Renderer<S> renderer, int size) {
    super(inner);
    if (size < SMALLEST || size > LARGEST) {
      throw new IllegalArgumentException(
          "pictures must be %s to %s pixels wide, not %s".formatted(SMALLEST, LARGEST, size));
    }
    this.skipping = skipping;
    painter = Painter.stretched(renderer, size, size);
    earlier = new int[size * size];
    shades = new int[size * size];
    own = new float[inner.spec().observationSpace().size()];
    List<Space.Dimension> pixels = Collections.nCopies(size * size, GREY);
    spec = inner.spec().withObservationSpace(new Space.Box(pixels, List.of(size, size, 1), 1));
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    inner.reset(seed, own);
    Arrays.fill(earlier, 0);
    look(observation);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    StepResult result = inner.step(action, own);
    if (skipping.isPresent()) {
      shade(skipping.get().before(), earlier);
    }
    look(observation);
    return result;
  }

  private void look(float[] observation) {
    shade(inner.snapshot(), shades);
    for (int i = 0; i < shades.length; i++) {
      observation[i] = Math.max(shades[i], earlier[i]) / 255f;
    }
  }

  /**
   * Draws a state in shades from 0 to 255: 0.299 of red, 0.587 of green and 0.114 of blue. A loop
   * of whole numbers and nothing else: the JVM does many of them at once.
   */
  private void shade(S state, int[] target) {
    painter.paint(state);
    int[] picture = painter.canvas().pixels();
    for (int i = 0; i < target.length; i++) {
      int red = (picture[i] >> 16) & 0xFF;
      int green = (picture[i] >> 8) & 0xFF;
      int blue = picture[i] & 0xFF;
      target[i] = (19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16;
    }
  }

  /** Leaves out the places: how the world looks from another is known to nobody who draws it. */
  @Override
  protected Optional<Inspectable> inspectable(Inspectable world) {
    return Optional.of(
        new InspectableView(world) {
          @Override
          public int places() {
            return 0;
          }

          @Override
          public void observeFrom(int place, float[] observation) {
            throw new IndexOutOfBoundsException("in its pictures " + spec.id() + " has no places");
          }
        });
  }
}
