package org.ludus.catalog;

import java.util.List;

/**
 * Adds environments to the program. A plug-in's jar names its provider, a public class with a
 * public constructor without parameters, in {@code
 * META-INF/services/org.ludus.catalog.EnvironmentProvider}; {@link Plugins} says where the jar is
 * put.
 */
public interface EnvironmentProvider {

  /** Returns the environments to add; one whose id there is already is left out. */
  List<EnvironmentEntry<?, ?>> environments();
}
