/** Policies somebody thought out: yardsticks for those that learn, and teachers for imitation. */
package org.ludus.agent.heuristic;
