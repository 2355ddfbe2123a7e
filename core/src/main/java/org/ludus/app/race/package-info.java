/** Two players in the same episodes, side by side. */
package org.ludus.app.race;
