package org.ludus.render;

/**
 * The colours of all scenes, {@code 0xAARRGGBB}: a deep blue night, cool light, and one warm
 * accent.
 *
 * <p>What matters is told apart by blue, orange and white, and by brightness, never by red and
 * green, so that colour-blind people see the same game.
 */
public final class Palette {

  /** The sky at the zenith. */
  public static final int SKY_TOP = 0xFF070B1F;

  /** The sky at the horizon. */
  public static final int SKY_BOTTOM = 0xFF4459B8;

  /** Stars and highlights. */
  public static final int WHITE = 0xFFF5F7FF;

  /** The farthest hills. */
  public static final int RIDGE_FAR = 0xFF25347A;

  /** The hills in front of those. */
  public static final int RIDGE_NEAR = 0xFF1A2458;

  /** Ground in moonlight. */
  public static final int GROUND = 0xFF55618F;

  /** The same in the shade, below the surface. */
  public static final int GROUND_SHADE = 0xFF3D4876;

  /** The same far below the surface. */
  public static final int GROUND_DEEP = 0xFF293260;

  /** The edge of the ground that catches the light. */
  public static final int GROUND_EDGE = 0xFFC3CEF5;

  /** Painted metal in the light. */
  public static final int METAL_LIGHT = 0xFFE9EDFC;

  /** Painted metal in the shade. */
  public static final int METAL = 0xFFB3BEE2;

  /** Bare metal. */
  public static final int METAL_DARK = 0xFF6B779F;

  /** Outlines, rubber and nozzles. */
  public static final int INK = 0xFF10173A;

  /** Calm, safe, switched on. */
  public static final int BLUE = 0xFF4FA8FF;

  /** The same, paler. */
  public static final int BLUE_LIGHT = 0xFFA9D6FF;

  /** Alarm, heat, the way out. */
  public static final int ORANGE = 0xFFFF9A3D;

  /** Fire where it is hottest but for the core, and the goal. */
  public static final int GOLD = 0xFFFFD06B;

  /** Gold foil in the shade. */
  public static final int GOLD_SHADE = 0xFFC98F3C;

  private static final int[] PAIRS = {
    ORANGE, 0xFF5CC8FF, 0xFFF2E45C, 0xFFD98CC4, 0xFFF5F7FF, 0xFF3F7FE0
  };

  private Palette() {}

  /** Returns a colour for the n-th of several things that belong together, counted from 0. */
  public static int pair(int index) {
    return PAIRS[Math.floorMod(index, PAIRS.length)];
  }

  /**
   * Returns a colour between two others, alpha included.
   *
   * @param part 0 for the first, 1 for the second; limited to that range
   */
  public static int mix(int first, int second, float part) {
    int weight = (int) (Math.min(Math.max(part, 0), 1) * 256 + 0.5f);
    int result = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      int a = (first >>> shift) & 0xFF;
      int b = (second >>> shift) & 0xFF;
      result |= ((a * (256 - weight) + b * weight + 128) >> 8) << shift;
    }
    return result;
  }

  /**
   * Returns a colour made translucent.
   *
   * @param opacity 0 for invisible, 1 for opaque; limited to that range
   */
  public static int fade(int color, float opacity) {
    int alpha = (int) (Math.min(Math.max(opacity, 0), 1) * 255 + 0.5f);
    return (color & 0xFFFFFF) | (alpha << 24);
  }
}
