package org.ludus.app.race;

import java.util.Optional;
import org.ludus.app.play.Brain;

/**
 * Somebody who takes part in a race.
 *
 * @param name how it is called
 * @param brain what decides; nobody for a person
 */
public record Racer(String name, Optional<Brain> brain) {

  /** Returns the person in front of the screen. */
  public static Racer person() {
    return new Racer("You", Optional.empty());
  }

  /** Returns a model. */
  public static Racer model(Brain brain) {
    return new Racer(brain.name(), Optional.of(brain));
  }

  /** Returns whether it is the person. */
  public boolean isPerson() {
    return brain.isEmpty();
  }
}
