package org.ludus.render.scene;

import org.ludus.render.Palette;

/** The colours of panels on which numbers are read, chosen from those of all scenes. */
final class Readout {

  private Readout() {}

  /** Returns the ground of a panel. */
  static int panel(Palette palette) {
    return palette.night() ? palette.frame() : palette.tileLight();
  }

  /** Returns the ground of a bar that is filled. */
  static int track(Palette palette) {
    return palette.night()
        ? palette.tileLight()
        : Palette.mix(palette.tile(), palette.frame(), 0.55f);
  }

  /** Returns what is written to be read at once. */
  static int text(Palette palette) {
    return palette.mark();
  }

  /** Returns what is written to be looked for. */
  static int faint(Palette palette) {
    return Palette.mix(panel(palette), palette.mark(), 0.6f);
  }
}
