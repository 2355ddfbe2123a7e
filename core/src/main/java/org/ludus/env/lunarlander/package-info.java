/** A lunar lander on Box2D, number for number the benchmark everyone quotes. */
package org.ludus.env.lunarlander;
