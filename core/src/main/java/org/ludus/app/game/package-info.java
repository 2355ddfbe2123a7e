/** A world on screen, whoever plays in it, and what can be seen of what the player thinks. */
package org.ludus.app.game;
