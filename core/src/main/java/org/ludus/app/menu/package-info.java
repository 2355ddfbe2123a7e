/** The way to everything: the worlds, what to do in them, settings, and a tour for newcomers. */
package org.ludus.app.menu;
