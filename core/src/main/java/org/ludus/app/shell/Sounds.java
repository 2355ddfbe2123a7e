package org.ludus.app.shell;

import com.badlogic.gdx.utils.Disposable;
import org.ludus.sound.SoundSink;

/** Makes sounds, unless they are switched off or there is nothing to make them with. */
public interface Sounds extends SoundSink, Disposable {

  /** Stops what goes on and on. */
  default void hush() {
    thrust(0);
  }
}
