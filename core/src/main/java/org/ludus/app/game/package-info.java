/** A game on screen from its first key to its place in the library: who may do what, and when? */
package org.ludus.app.game;
