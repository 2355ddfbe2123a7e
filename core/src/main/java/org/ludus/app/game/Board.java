package org.ludus.app.game;

import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.ludus.app.ui.Picture;
import org.ludus.render.Insight;

/** A game's world as a picture, with what its player thinks drawn over it where that is wanted. */
final class Board implements Picture.Drawing {

  /** How long a piece takes from one cell to the next in a world that waits for its player. */
  private static final float GLIDE_SECONDS = 0.13f;

  private final GameRun run;
  private final DoubleSupplier part;
  private final BoardInsight insight;
  private boolean xRay;
  private double inset;
  private long version;
  private long seenSession = -1;
  private double seenPart = -1;
  private float sinceStep;

  /**
   * Makes one.
   *
   * @param part how much of the way to the present moment is to be seen, 0 to 1
   */
  Board(GameRun run, DoubleSupplier part) {
    this.run = run;
    this.part = part;
    insight = new BoardInsight(run);
  }

  /** Lets time pass; the picture changes if anything in it moves. */
  void advance(float seconds) {
    sinceStep += seconds;
    if (seenSession != run.session().version()) {
      seenSession = run.session().version();
      sinceStep = 0;
      version++;
    }
    double now = part.getAsDouble();
    if (now != seenPart) {
      seenPart = now;
      version++;
    }
  }

  /** Returns how far a piece has come since the last step, 0 to 1. */
  float settled() {
    return Math.min(1, sinceStep / GLIDE_SECONDS);
  }

  /**
   * Keeps the world away from where figures and keys lie over the picture.
   *
   * @param part how much of the picture's height they cover, above and below
   */
  void inset(double part) {
    inset = part;
    version++;
  }

  /** Shows what the player thinks over the board, or no longer. */
  void xRay(boolean on) {
    if (xRay != on) {
      xRay = on;
      version++;
    }
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public int[] paint(int width, int height) {
    Optional<Insight> shown = xRay ? Optional.of(insight.now()) : Optional.empty();
    float margin = Math.round(height * inset);
    return run.session().paint(width, height, margin, (float) seenPart, shown);
  }
}
