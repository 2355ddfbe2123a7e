/** How things are kept in files: whole or not at all, and with a word on what is wrong with one. */
package org.ludus.file;
