package org.ludus.train;

import org.ludus.failure.Explained;

/**
 * A training has run away: its losses are no numbers any more, and what it would learn is nothing.
 */
public final class DivergedException extends RuntimeException implements Explained {

  private static final long serialVersionUID = 1;

  DivergedException(long step, String symptom) {
    super("training diverged by step %,d: %s".formatted(step, symptom));
  }
}
