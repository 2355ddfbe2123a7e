/** The sounds of the worlds that come with the program, a class for each. */
package org.ludus.sound.track;
