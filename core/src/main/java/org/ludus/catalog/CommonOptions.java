package org.ludus.catalog;

import java.util.List;
import java.util.function.Supplier;
import org.ludus.env.Environment;
import org.ludus.env.wrapper.FrameSkip;
import org.ludus.env.wrapper.FrameStack;
import org.ludus.env.wrapper.StickyActions;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.render.PixelObservation;
import org.ludus.render.Renderer;

/**
 * The options that every environment has besides its own.
 *
 * @param stickyActions how likely a step repeats the action of the step before instead of taking
 *     the new one; 0 to less than 1
 * @param pixels how many pixels wide and high the grey picture is that takes the place of the
 *     world's own observation; 0 for the latter
 * @param frameStack how many of the last observations are seen at once, 1 to 8; 0 for 4 of pictures
 *     and 1 of all else
 * @param frameSkip how many of the world's own steps every action is taken for, 1 to 8
 */
record CommonOptions(double stickyActions, int pixels, int frameStack, int frameSkip) {

  private static final int MOST_FRAMES = 8;

  /** As many pictures as let speeds and accelerations be seen (Mnih et al. 2015). */
  private static final int STACKED_PICTURES = 4;

  /** Checks the ranges. */
  CommonOptions {
    if (!(stickyActions >= 0 && stickyActions < 1)) {
      throw new IllegalArgumentException(
          "sticky_actions must be from 0 to less than 1, not " + stickyActions);
    }
    int smallest = PixelObservation.SMALLEST;
    int largest = PixelObservation.LARGEST;
    if (pixels != 0 && (pixels < smallest || pixels > largest)) {
      throw new IllegalArgumentException(
          "pixels must be 0 or from %d to %d, not %d".formatted(smallest, largest, pixels));
    }
    if (frameStack < 0 || frameStack > MOST_FRAMES) {
      throw new IllegalArgumentException(
          "frame_stack must be from 0 to %d, not %d".formatted(MOST_FRAMES, frameStack));
    }
    if (frameSkip < 1 || frameSkip > MOST_FRAMES) {
      throw new IllegalArgumentException(
          "frame_skip must be from 1 to %d, not %d".formatted(MOST_FRAMES, frameSkip));
    }
  }

  /** Makes options that leave the world as it is, but for the actions that stick. */
  CommonOptions(double stickyActions) {
    this(stickyActions, 0, 0, 1);
  }

  /** Returns whether an agent sees the world's own observations, one at a time. */
  boolean showsState() {
    return pixels == 0 && stacked() == 1;
  }

  private int stacked() {
    int automatic = pixels > 0 ? STACKED_PICTURES : 1;
    return frameStack == 0 ? automatic : frameStack;
  }

  /**
   * Puts around a world what the options ask for, and its time limit. Each of the world's own steps
   * may stick and counts towards the limit; then come the skipped ones, the pictures of what is
   * left, and the stack of those.
   *
   * @param idle gives the action that does nothing; empty if there is none
   * @param renderer makes what draws the pictures
   */
  <S> Environment<S> around(
      Environment<S> world, Supplier<List<Float>> idle, Supplier<Renderer<S>> renderer) {
    Environment<S> limited =
        new TimeLimit<>(
            stickyActions == 0 ? world : new StickyActions<>(world, stickyActions, idle.get()));
    Environment<S> seen = observed(limited, renderer);
    return stacked() == 1 ? seen : new FrameStack<>(seen, stacked());
  }

  private <S> Environment<S> observed(Environment<S> limited, Supplier<Renderer<S>> renderer) {
    if (frameSkip == 1) {
      return pixels == 0 ? limited : new PixelObservation<>(limited, renderer.get(), pixels);
    }
    return pixels == 0
        ? new FrameSkip<>(limited, frameSkip)
        : new PixelObservation<>(FrameSkip.remembering(limited, frameSkip), renderer.get(), pixels);
  }
}
