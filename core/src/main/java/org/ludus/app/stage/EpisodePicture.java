package org.ludus.app.stage;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.ui.Picture;
import org.ludus.render.Insight;

/** An episode as a moving picture, with what its player thinks drawn over it where wanted. */
public final class EpisodePicture implements Picture.Drawing {

  /** How long a piece takes from one cell to the next in a world that waits for its player. */
  private static final float GLIDE_SECONDS = 0.13f;

  private final EpisodeInPlay<?> episode;
  private final DoubleSupplier part;
  private Optional<Supplier<Insight>> insight = Optional.empty();
  private double inset;
  private long version;
  private long seenEpisode = -1;
  private float seenPart = 1;
  private float sinceStep;

  /**
   * Makes one.
   *
   * @param part how much of the way to the present moment is to be seen, 0 to 1
   */
  public EpisodePicture(EpisodeInPlay<?> episode, DoubleSupplier part) {
    this.episode = episode;
    this.part = part;
  }

  /** Lets time pass; the picture changes if anything in it moves. */
  public void advance(float seconds) {
    sinceStep += seconds;
    if (seenEpisode != episode.version()) {
      seenEpisode = episode.version();
      sinceStep = 0;
      version++;
    }
    float now = (float) part.getAsDouble();
    if (now != seenPart) {
      seenPart = now;
      version++;
    }
  }

  /** Returns how far a piece has come since the last step, 0 to 1. */
  public float settled() {
    return Math.min(1, sinceStep / GLIDE_SECONDS);
  }

  /**
   * Keeps the world away from where figures and keys lie over the picture.
   *
   * @param part how much of the picture's height they cover, above and below
   */
  public void inset(double part) {
    inset = part;
    version++;
  }

  /**
   * Draws what the player thinks over the world, or no longer.
   *
   * @param thoughts gives them at the present moment; empty for none
   */
  public void show(Optional<Supplier<Insight>> thoughts) {
    if (thoughts.isPresent() != insight.isPresent()) {
      version++;
    }
    insight = thoughts;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    float margin = Math.round(height * inset);
    return episode.paint(width, height, margin, seenPart, insight.map(Supplier::get));
  }
}
