/** The command line: one class a command, over what the catalogue offers. */
package org.ludus.cli;
