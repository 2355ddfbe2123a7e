/** One training: its experiment and presets, its folder, its best policy and its checkpoints. */
package org.ludus.run;
