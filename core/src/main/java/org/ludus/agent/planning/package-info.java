/** Agents that plan: they learn from a model of the environment, without taking a step. */
package org.ludus.agent.planning;
