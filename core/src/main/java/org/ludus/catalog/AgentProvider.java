package org.ludus.catalog;

import java.util.List;

/**
 * Brings agents from a plug-in: named in its jar under {@code META-INF/services} and found when the
 * program starts.
 */
public interface AgentProvider {

  /** Returns its agents, in the order in which people should meet them. */
  List<AgentEntry<?>> agents();
}
