package org.ludus.catalog;

import java.util.List;

/**
 * Adds agents to the program. A plug-in's jar names its provider, a public class with a public
 * constructor without parameters, in {@code META-INF/services/org.ludus.catalog.AgentProvider};
 * {@link Plugins} says where the jar is put.
 */
public interface AgentProvider {

  /** Returns the agents to add; one whose id there is already is left out. */
  List<AgentEntry<?>> agents();
}
