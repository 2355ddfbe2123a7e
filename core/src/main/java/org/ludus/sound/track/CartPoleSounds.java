package org.ludus.sound.track;

import org.ludus.env.cartpole.CartPoleState;
import org.ludus.sound.Sound;
import org.ludus.sound.SoundSink;

/** What a cart with a pole on it sounds like. */
public final class CartPoleSounds {

  private CartPoleSounds() {}

  /** Makes the sounds of what happened between two states. */
  public static void listen(CartPoleState before, CartPoleState after, SoundSink sink) {
    if (after.steps() <= before.steps()) {
      return;
    }
    if (after.failed() && !before.failed()) {
      sink.play(Sound.TOPPLE);
    } else if (Math.signum(after.force()) != Math.signum(before.force())) {
      sink.play(Sound.PUSH);
    }
  }
}
