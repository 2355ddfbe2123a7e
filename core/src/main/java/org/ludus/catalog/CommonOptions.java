package org.ludus.catalog;

import java.util.List;
import java.util.function.Supplier;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.env.wrapper.FrameSkip;
import org.ludus.env.wrapper.FrameStack;
import org.ludus.env.wrapper.StickyActions;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.render.PixelObservation;
import org.ludus.render.Renderer;
import org.ludus.settings.Setting;

/** The options that every environment has besides its own. */
record CommonOptions(
    @Setting(
            says =
                "how likely a step repeats the action of the step before instead of taking the new"
                    + " one",
            standard = "0",
            range = "[0, 1)")
        double stickyActions,
    @Setting(
            says =
                "how many pixels wide and high the grey picture is that takes the place of the"
                    + " world's own observation, 40 to 84; 0: the latter",
            standard = "0",
            range = "[0, inf)")
        int pixels,
    @Setting(
            says =
                "how many of the last observations are seen at once; 0: 4 of pictures, 1 of all"
                    + " else",
            standard = "0",
            range = "[0, 8]")
        int frameStack,
    @Setting(
            says = "how many of the world's own steps every action is taken for",
            standard = "1",
            range = "[1, 8]")
        int frameSkip) {

  /** As many pictures as let speeds and accelerations be seen (Mnih et al. 2015). */
  private static final int STACKED_PICTURES = 4;

  /** Checks what no range says: there are no pictures, or some of a size. */
  CommonOptions {
    int smallest = PixelObservation.SMALLEST;
    int largest = PixelObservation.LARGEST;
    if (pixels != 0 && (pixels < smallest || pixels > largest)) {
      throw new IllegalArgumentException(
          "pixels must be 0 or from %s to %s, not %s".formatted(smallest, largest, pixels));
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
   * @param finite whether all that the world shows is finite by the way it is made
   * @param idle gives the action that does nothing; empty if there is none
   * @param renderer makes what draws the pictures
   * @throws IllegalArgumentException if they do not go together with the world
   */
  <S> Environment<S> around(
      Environment<S> world,
      boolean finite,
      Supplier<List<Float>> idle,
      Supplier<Renderer<S>> renderer) {
    Environment<S> limited =
        new TimeLimit<>(
            stickyActions == 0 ? world : new StickyActions<>(world, stickyActions, idle.get()),
            finite);
    Environment<S> seen = observed(limited, renderer);
    if (stacked() == 1) {
      return seen;
    }
    if (!(seen.spec().observationSpace() instanceof Space.Box)) {
      throw new IllegalArgumentException(
          "frame_stack is for observations of several numbers or of pictures: leave it out, or ask"
              + " for pixels");
    }
    return new FrameStack<>(seen, stacked());
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
