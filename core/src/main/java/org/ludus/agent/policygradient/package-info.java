/** Agents that follow the gradient of the expected return with respect to the policy itself. */
package org.ludus.agent.policygradient;
