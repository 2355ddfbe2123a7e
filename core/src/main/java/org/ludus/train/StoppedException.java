package org.ludus.train;

import org.ludus.failure.Explained;

/** Something was given up because a {@link Stop} was asked for. */
public final class StoppedException extends RuntimeException implements Explained {

  private static final long serialVersionUID = 1;

  StoppedException() {
    super("stopped");
  }
}
