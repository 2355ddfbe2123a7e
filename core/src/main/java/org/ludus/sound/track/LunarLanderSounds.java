package org.ludus.sound.track;

import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Ending;
import org.ludus.sound.Sound;
import org.ludus.sound.SoundSink;

/** What a lander sounds like: its engines, its legs and how it ends. */
public final class LunarLanderSounds {

  private LunarLanderSounds() {}

  /** Makes the sounds of what happened between two states. */
  public static void listen(LunarLanderState before, LunarLanderState after, SoundSink sink) {
    sink.thrust(after.ending() == Ending.NONE ? after.mainPower() : 0);
    if (after.steps() <= before.steps()) {
      return;
    }
    boolean firedAlready =
        before.sidePower() > 0 && before.sideDirection() == after.sideDirection();
    if (after.sidePower() > 0 && !firedAlready) {
      sink.play(Sound.PUFF);
    }
    if (touches(before.leftContact(), after.leftContact())
        || touches(before.rightContact(), after.rightContact())) {
      sink.play(Sound.TOUCH);
    }
    if (before.ending() == Ending.NONE) {
      end(after.ending(), sink);
    }
  }

  private static boolean touches(boolean before, boolean after) {
    return after && !before;
  }

  private static void end(Ending ending, SoundSink sink) {
    switch (ending) {
      case NONE -> {}
      case CRASHED -> sink.play(Sound.CRASH);
      case OUT_OF_BOUNDS -> sink.play(Sound.FAIL);
      case AT_REST -> sink.play(Sound.LAND);
    }
  }
}
