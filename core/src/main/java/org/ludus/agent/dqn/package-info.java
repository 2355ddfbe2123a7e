/** Deep Q-networks: Q-learning with a network in the place of the table. */
package org.ludus.agent.dqn;
