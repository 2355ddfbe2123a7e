package org.ludus.sound;

import org.ludus.env.arcade.BreakoutState;
import org.ludus.env.arcade.SpaceInvadersState;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.lunarlander.LunarLanderState;
import org.ludus.env.lunarlander.LunarLanderState.Ending;

/** The sounds of the worlds that come with the program. */
public final class SoundTracks {

  private SoundTracks() {}

  /** Returns a track that knows all of these worlds by their states, and is silent for others. */
  public static SoundTrack<Object> all() {
    return SoundTracks::listen;
  }

  private static void listen(Object before, Object after, SoundSink sink) {
    if (before instanceof GridState from && after instanceof GridState to) {
      grid(from, to, sink);
    } else if (before instanceof CartPoleState from && after instanceof CartPoleState to) {
      cartPole(from, to, sink);
    } else if (before instanceof LunarLanderState from && after instanceof LunarLanderState to) {
      lander(from, to, sink);
    } else if (before instanceof BreakoutState from && after instanceof BreakoutState to) {
      breakout(from, to, sink);
    } else if (before instanceof SpaceInvadersState from
        && after instanceof SpaceInvadersState to) {
      spaceInvaders(from, to, sink);
    }
  }

  /** A step sounds like the most remarkable thing about it. */
  private static void grid(GridState before, GridState after, SoundSink sink) {
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

  private static void cartPole(CartPoleState before, CartPoleState after, SoundSink sink) {
    if (after.steps() <= before.steps()) {
      return;
    }
    if (after.failed() && !before.failed()) {
      sink.play(Sound.TOPPLE);
    } else if (Math.signum(after.force()) != Math.signum(before.force())) {
      sink.play(Sound.PUSH);
    }
  }

  private static void lander(LunarLanderState before, LunarLanderState after, SoundSink sink) {
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

  /** A step sounds like the most remarkable thing the ball meets in it. */
  private static void breakout(BreakoutState before, BreakoutState after, SoundSink sink) {
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

  private static void spaceInvaders(
      SpaceInvadersState before, SpaceInvadersState after, SoundSink sink) {
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
