/** The games that were played: to see again, to keep, and to make films of. */
package org.ludus.app.recordings;
