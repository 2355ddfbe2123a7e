/** Ways to try what does not look best. */
package org.ludus.agent.exploration;
