/** Soft actor-critic: continuous actions, learned off-policy and as random as they can afford. */
package org.ludus.agent.sac;
