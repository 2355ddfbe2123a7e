/** What there is: worlds and agents by name, with all that the program knows of each. */
package org.ludus.catalog;
