package org.ludus.catalog;

import java.util.List;

/**
 * Adds environments to the program. A plug-in names its provider in {@code
 * META-INF/services/org.ludus.catalog.EnvironmentProvider} and is put on the class path.
 */
public interface EnvironmentProvider {

  /** Returns the environments to add; their ids must be new. */
  List<EnvironmentEntry<?, ?>> environments();
}
