package org.ludus.train;

import java.util.Locale;
import org.ludus.failure.Explained;

/**
 * A training has run away: its losses are no numbers any more, and what it would learn is nothing.
 */
public final class DivergedException extends RuntimeException implements Explained {

  private static final long serialVersionUID = 1;

  DivergedException(long step, String symptom) {
    super(String.format(Locale.ROOT, "training diverged by step %,d: %s", step, symptom));
  }
}
