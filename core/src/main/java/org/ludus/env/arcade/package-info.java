/**
 * Miniature arcade games on a board of 10 x 10 cells, by the rules of MinAtar (Young and Tian
 * 2019). They are seen as planes: one picture for each kind of thing, 1 where it is and 0
 * elsewhere.
 */
package org.ludus.env.arcade;
