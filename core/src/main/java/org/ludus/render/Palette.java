package org.ludus.render;

import java.util.List;

/**
 * The colours of all scenes, {@code 0xAARRGGBB}, opaque unless made otherwise: {@link #NIGHT} with
 * its deep blue, cool light and one warm accent, and {@link #DAY} for bright rooms and projectors.
 *
 * <p>What matters is told apart by blue, orange and white, and by brightness, never by red and
 * green alone, so that colour-blind people see the same game.
 *
 * @param night whether it is dark: stars in the sky rather than clouds
 * @param skyTop the sky at the zenith
 * @param skyBottom the sky at the horizon
 * @param star stars by night, clouds by day
 * @param planetLit the planet where the sun shines on it
 * @param planetShade the planet's far edge
 * @param haze the air around the planet
 * @param ridgeFar the farthest hills
 * @param ridgeNear the hills in front of those
 * @param ground ground in the light
 * @param groundShade the same in the shade, below the surface
 * @param groundDeep the same far below the surface
 * @param groundEdge the edge of the ground, drawn to be seen
 * @param white highlights
 * @param ink outlines, rubber and nozzles
 * @param mark thin marks on tiles and in the air
 * @param metalLight painted metal in the light
 * @param metal painted metal in the shade
 * @param metalDark bare metal
 * @param lampOff a lamp that is off
 * @param blue calm, safe, switched on; the agent
 * @param blueLight the same, paler
 * @param blueShade the same in the shade
 * @param orange alarm, heat, the way out
 * @param gold fire where it is hottest but for the core, and the goal
 * @param goldLight the middle of the goal
 * @param goldShade gold in the shade
 * @param tile every other tile of a board
 * @param tileLight the tiles between
 * @param frame what holds the tiles
 * @param frameEdge its edge
 * @param hole the depth behind a door
 * @param start the cell an episode began in
 * @param wallSide a wall's shaded side
 * @param wallEdge a wall's lit edge
 * @param wallTop the top of a wall
 * @param wallInset the inset in its top
 * @param heatLow the least value on a map of values
 * @param heatMiddle a value half way
 * @param heatHigh the greatest value
 * @param pairs what tells things apart that belong together in twos
 * @param series the lines of a chart, on a dark ground by night and on a light one by day
 */
public record Palette(
    boolean night,
    int skyTop,
    int skyBottom,
    int star,
    int planetLit,
    int planetShade,
    int haze,
    int ridgeFar,
    int ridgeNear,
    int ground,
    int groundShade,
    int groundDeep,
    int groundEdge,
    int white,
    int ink,
    int mark,
    int metalLight,
    int metal,
    int metalDark,
    int lampOff,
    int blue,
    int blueLight,
    int blueShade,
    int orange,
    int gold,
    int goldLight,
    int goldShade,
    int tile,
    int tileLight,
    int frame,
    int frameEdge,
    int hole,
    int start,
    int wallSide,
    int wallEdge,
    int wallTop,
    int wallInset,
    int heatLow,
    int heatMiddle,
    int heatHigh,
    List<Integer> pairs,
    List<Integer> series) {

  /** A deep blue night, for a screen in a dim room. */
  public static final Palette NIGHT =
      new Palette(
          /* night= */ true,
          /* skyTop= */ 0xFF070B1F,
          /* skyBottom= */ 0xFF4459B8,
          /* star= */ 0xFFF5F7FF,
          /* planetLit= */ 0xFF5EA4F2,
          /* planetShade= */ 0xFF142E72,
          /* haze= */ 0xFF4FA8FF,
          /* ridgeFar= */ 0xFF25347A,
          /* ridgeNear= */ 0xFF1A2458,
          /* ground= */ 0xFF55618F,
          /* groundShade= */ 0xFF3D4876,
          /* groundDeep= */ 0xFF293260,
          /* groundEdge= */ 0xFFC3CEF5,
          /* white= */ 0xFFF5F7FF,
          /* ink= */ 0xFF10173A,
          /* mark= */ 0xFFF5F7FF,
          /* metalLight= */ 0xFFE9EDFC,
          /* metal= */ 0xFFB3BEE2,
          /* metalDark= */ 0xFF6B779F,
          /* lampOff= */ 0xFF343F72,
          /* blue= */ 0xFF4FA8FF,
          /* blueLight= */ 0xFFA9D6FF,
          /* blueShade= */ 0xFF2F7FDD,
          /* orange= */ 0xFFFF9A3D,
          /* gold= */ 0xFFFFD06B,
          /* goldLight= */ 0xFFFFE9B8,
          /* goldShade= */ 0xFFC98F3C,
          /* tile= */ 0xFF2F3D7C,
          /* tileLight= */ 0xFF3A4A90,
          /* frame= */ 0xFF141C48,
          /* frameEdge= */ 0xFF43539B,
          /* hole= */ 0xFF0B1030,
          /* start= */ 0xFFB7A8ED,
          /* wallSide= */ 0xFF293260,
          /* wallEdge= */ 0xFFC3CEF5,
          /* wallTop= */ 0xFF6B779F,
          /* wallInset= */ 0xFF55618F,
          /* heatLow= */ 0xFF1D2A86,
          /* heatMiddle= */ 0xFF8C8195,
          /* heatHigh= */ 0xFFFFE65C,
          /* pairs= */ List.of(0xFFFF7A1E, 0xFFB5F3FF, 0xFFD88BC1, 0xFFFFF8EC),
          /* series= */ List.of(
              0xFF4FA8FF, 0xFFF0801D, 0xFFFFFDF1, 0xFFF7EC5A, 0xFFCA7AD4, 0xFF9FE0E8));

  /** A pale morning, for bright rooms and projectors. */
  public static final Palette DAY =
      new Palette(
          /* night= */ false,
          /* skyTop= */ 0xFF86BDEE,
          /* skyBottom= */ 0xFFFFF0DA,
          /* star= */ 0xFFFFFFFF,
          /* planetLit= */ 0xFFFDFDFF,
          /* planetShade= */ 0xFFBDD3EE,
          /* haze= */ 0xFFFFFFFF,
          /* ridgeFar= */ 0xFFBCCDE8,
          /* ridgeNear= */ 0xFF9CB3D8,
          /* ground= */ 0xFFE8D6AE,
          /* groundShade= */ 0xFFD6BF91,
          /* groundDeep= */ 0xFFBFA473,
          /* groundEdge= */ 0xFF6B5326,
          /* white= */ 0xFFFFFFFF,
          /* ink= */ 0xFF1B2650,
          /* mark= */ 0xFF24305E,
          /* metalLight= */ 0xFFFFFFFF,
          /* metal= */ 0xFFC3CEE6,
          /* metalDark= */ 0xFF66739A,
          /* lampOff= */ 0xFF39446E,
          /* blue= */ 0xFF2679DE,
          /* blueLight= */ 0xFF5FA9F2,
          /* blueShade= */ 0xFF1757AC,
          /* orange= */ 0xFFE8660A,
          /* gold= */ 0xFFFFC22E,
          /* goldLight= */ 0xFFFFEDB8,
          /* goldShade= */ 0xFFAD6F0C,
          /* tile= */ 0xFFD9E4F6,
          /* tileLight= */ 0xFFEAF1FC,
          /* frame= */ 0xFF9DB2DA,
          /* frameEdge= */ 0xFF4A629C,
          /* hole= */ 0xFF131B42,
          /* start= */ 0xFF7792D8,
          /* wallSide= */ 0xFF2E3A66,
          /* wallEdge= */ 0xFF8D9CC6,
          /* wallTop= */ 0xFF5C6B98,
          /* wallInset= */ 0xFF4D5B87,
          /* heatLow= */ 0xFFFFF7D0,
          /* heatMiddle= */ 0xFF8FBFB5,
          /* heatHigh= */ 0xFF1F4E9C,
          /* pairs= */ List.of(0xFFC94A00, 0xFF84CCF2, 0xFFA13571, 0xFF1B2650),
          /* series= */ List.of(
              0xFF1F6FD6, 0xFFC34900, 0xFF1B2650, 0xFFCEA600, 0xFFAB3A87, 0xFF64B6D0));

  /** Makes the lists immutable. */
  public Palette {
    pairs = List.copyOf(pairs);
    series = List.copyOf(series);
  }

  /** Returns a colour for the n-th of several things that belong together, counted from 0. */
  public int pair(int index) {
    return pairs.get(Math.floorMod(index, pairs.size()));
  }

  /** Returns a colour for the n-th line of a chart, counted from 0; they repeat after six. */
  public int series(int index) {
    return series.get(Math.floorMod(index, series.size()));
  }

  /**
   * Returns the colour of a value on a map of values, from dull to striking.
   *
   * @param part 0 for the least value, 1 for the greatest; limited to that range
   */
  public int heat(float part) {
    return part < 0.5f
        ? mix(heatLow, heatMiddle, part * 2)
        : mix(heatMiddle, heatHigh, part * 2 - 1);
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
