/** The window's backend (LWJGL3) and the program's entry point. */
package org.ludus.desktop;
