/** Worlds of square cells: a goal to find, and the magic squares with their teleporters. */
package org.ludus.env.gridworld;
