package org.ludus.sound.track;

import org.ludus.env.arcade.SpaceInvadersState;
import org.ludus.sound.Sound;
import org.ludus.sound.SoundSink;

/** What marching aliens sound like. */
public final class SpaceInvadersSounds {

  private SpaceInvadersSounds() {}

  /** Makes the sounds of what happened between two states. */
  public static void listen(SpaceInvadersState before, SpaceInvadersState after, SoundSink sink) {
    if (after.steps() <= before.steps()) {
      return;
    }
    if (after.marches() > before.marches()) {
      sink.play(after.marches() % 2 == 0 ? Sound.MARCH_LOW : Sound.MARCH_HIGH);
    }
    if (after.fired()) {
      sink.play(Sound.SHOT);
    }
    if (after.alienShot() >= 0) {
      sink.play(Sound.ENEMY_SHOT);
    }
    if (after.score() > before.score()) {
      sink.play(Sound.BURST);
    }
    if (after.wave() > before.wave()) {
      sink.play(Sound.WAVE);
    }
    if (after.lost() && !before.lost()) {
      sink.play(Sound.CRASH);
    }
  }
}
