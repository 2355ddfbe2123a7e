/** Who plays the episode on screen, how fast, and how does it stand? */
package org.ludus.app.play;
