package org.ludus.app.ui;

import com.badlogic.gdx.graphics.Color;

/**
 * The colours of everything but the worlds, {@code 0xAARRGGBB}. Dark for a screen, light for a
 * projector in a room with windows; what matters differs in brightness as well as in hue.
 *
 * @param background behind everything
 * @param text text
 * @param muted text that stands back
 * @param accent what is chosen, keys, and what people should look at
 * @param bar bars and curves
 * @param panelFill under figures over a running game
 * @param panelEdge the line around that
 * @param cardFill under things that can be chosen, and under side panels
 * @param cardEdge the line around those
 * @param keyFill under a key
 * @param keyHovered under a key with the pointer on it
 * @param keyPressed under a key that is pressed
 * @param track under a bar
 */
public record Theme(
    int background,
    int text,
    int muted,
    int accent,
    int bar,
    int panelFill,
    int panelEdge,
    int cardFill,
    int cardEdge,
    int keyFill,
    int keyHovered,
    int keyPressed,
    int track) {

  /** Light text on a night sky. */
  public static final Theme NIGHT =
      new Theme(
          0xFF0A0F28,
          0xFFF5F7FF,
          0xFFA9B5E0,
          0xFFFF9A3D,
          0xFF4FA8FF,
          0xDC0C1230,
          0x50A9B9F0,
          0xFF151D47,
          0xFF2C3871,
          0xFF222C5E,
          0xFF33417F,
          0xFF5A4033,
          0xFF2A3569);

  /** Dark text on paper. */
  public static final Theme DAY =
      new Theme(
          0xFFE9EDF8,
          0xFF121835,
          0xFF4A557F,
          0xFFA84A00,
          0xFF1B63C4,
          0xEBFFFFFF,
          0x60586AAB,
          0xFFFFFFFF,
          0xFFC3CCE9,
          0xFFEDF1FC,
          0xFFDCE4FA,
          0xFFFFE3C7,
          0xFFD5DCF0);

  /** Returns a colour as libGDX wants it. */
  static Color color(int argb) {
    return new Color((argb << 8) | (argb >>> 24));
  }
}
