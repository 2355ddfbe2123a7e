/** What the program asks of a window, without knowing a window system. */
package org.ludus.display;
