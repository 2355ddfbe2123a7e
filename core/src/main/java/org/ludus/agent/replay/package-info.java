/** Experience kept for learning from it more than once. */
package org.ludus.agent.replay;
