/** The window: screens, heads-up display, and the canvas that draws with OpenGL. */
package org.ludus.app;
