/** What an agent is: something that acts in environments and gets better at it. */
package org.ludus.agent;
