/** What every page needs of the program around it: the way to other pages, sounds, the profile. */
package org.ludus.app.shell;
