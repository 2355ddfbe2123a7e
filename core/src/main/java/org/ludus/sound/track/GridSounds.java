package org.ludus.sound.track;

import org.ludus.env.gridworld.GridState;
import org.ludus.sound.Sound;
import org.ludus.sound.SoundSink;

/** What walking on a board sounds like. */
public final class GridSounds {

  private GridSounds() {}

  /** A step sounds like the most remarkable thing about it. */
  public static void listen(GridState before, GridState after, SoundSink sink) {
    if (after.steps() <= before.steps()) {
      return;
    }
    if (after.agent() == after.goal()) {
      sink.play(Sound.GOAL);
    } else if (after.bumped()) {
      sink.play(Sound.BUMP);
    } else if (isFar(after)) {
      sink.play(Sound.PORTAL);
    } else {
      sink.play(Sound.MOVE);
    }
  }

  /** Returns whether the last step led further than to the next cell. */
  private static boolean isFar(GridState state) {
    int columns = state.columns();
    int across = Math.abs(state.agent() % columns - state.previous() % columns);
    int down = Math.abs(state.agent() / columns - state.previous() / columns);
    return across + down > 1;
  }
}
