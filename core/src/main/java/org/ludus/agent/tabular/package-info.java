/** Agents whose knowledge is a table with a row per observation. */
package org.ludus.agent.tabular;
