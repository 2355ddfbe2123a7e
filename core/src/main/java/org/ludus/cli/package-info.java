/** The command line: one class a command, over what the registry offers. */
package org.ludus.cli;
