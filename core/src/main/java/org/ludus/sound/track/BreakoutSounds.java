package org.ludus.sound.track;

import org.ludus.env.arcade.BreakoutState;
import org.ludus.sound.Sound;
import org.ludus.sound.SoundSink;

/** What a ball among bricks sounds like. */
public final class BreakoutSounds {

  private BreakoutSounds() {}

  /** A step sounds like the most remarkable thing the ball meets in it. */
  public static void listen(BreakoutState before, BreakoutState after, SoundSink sink) {
    if (after.steps() <= before.steps()) {
      return;
    }
    boolean sameRow = after.ballRow() == before.ballRow();
    if (after.lost()) {
      sink.play(Sound.FAIL);
    } else if (after.relaid() == 0) {
      sink.play(Sound.WAVE);
    } else if (after.struck() >= 0) {
      sink.play(Sound.BRICK);
    } else if (sameRow && after.ballRow() > 0) {
      sink.play(Sound.PADDLE);
    } else if (sameRow || after.ballColumn() == before.ballColumn()) {
      sink.play(Sound.WALL);
    }
  }
}
