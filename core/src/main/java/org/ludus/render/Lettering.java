package org.ludus.render;

import java.util.HashMap;
import java.util.Map;

/**
 * Writes plain text on a canvas, in letters made of straight strokes: they need no font, look the
 * same on every machine, and are as sharp as the picture is large. What is too small to be read is
 * not drawn. Characters that it does not know appear as boxes.
 */
public final class Lettering {

  /** The height of a capital, in the units that glyphs are drawn in. */
  private static final float CAPITAL = 6;

  private static final float BASELINE = 2;
  private static final float BETWEEN = 1.6f;
  private static final float SPACE = 2.2f;
  private static final float STROKE = 0.13f;

  /** The radius of a dot, in strokes. */
  private static final float DOT = 0.75f;

  /** Digits are all as wide, so that numbers do not tremble. */
  private static final float DIGIT = 3;

  /** Pixels of height below which nobody can read. */
  private static final float READABLE = 3.5f;

  private static final String UNKNOWN = "0208383202";
  private static final String ELLIPSIS = "...";

  private static final Map<Character, Glyph> GLYPHS = glyphs();
  private static final Glyph BOX = Glyph.of(UNKNOWN);

  private Lettering() {}

  /**
   * A character's strokes.
   *
   * @param width how far it reaches to the right
   * @param strokes x and y of the points of each stroke in turn; a single point is a dot
   */
  @SuppressWarnings("ArrayRecordComponent") // Never handed out.
  private record Glyph(float width, float[][] strokes) {

    /**
     * Reads strokes from text: two digits a point, how far right and how far up from the deepest
     * descender, and a space between strokes.
     */
    static Glyph of(String text) {
      String[] parts = text.split(" ", -1);
      float[][] strokes = new float[parts.length][];
      float width = 0;
      for (int i = 0; i < parts.length; i++) {
        strokes[i] = new float[parts[i].length()];
        for (int j = 0; j < strokes[i].length; j++) {
          boolean across = j % 2 == 0;
          strokes[i][j] = (parts[i].charAt(j) - '0') - (across ? 0 : BASELINE);
          width = across ? Math.max(width, strokes[i][j]) : width;
        }
      }
      return new Glyph(width, strokes);
    }
  }

  /**
   * Returns how wide a text is.
   *
   * @param size the height of a capital
   */
  public static float width(String text, float size) {
    float width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += advance(text.charAt(i));
    }
    return Math.max(width - BETWEEN, 0) * size / CAPITAL;
  }

  private static float advance(char character) {
    if (character == ' ') {
      return SPACE;
    }
    float width = Character.isDigit(character) ? DIGIT : glyph(character).width();
    return width + BETWEEN;
  }

  private static Glyph glyph(char character) {
    return GLYPHS.getOrDefault(character, BOX);
  }

  /** Returns a text, or as much of its beginning as there is room for, with dots after it. */
  public static String fitted(String text, float size, float room) {
    if (width(text, size) <= room) {
      return text;
    }
    int length = text.length();
    while (length > 0 && width(text.substring(0, length) + ELLIPSIS, size) > room) {
      length--;
    }
    return length == 0 ? "" : text.substring(0, length).stripTrailing() + ELLIPSIS;
  }

  /**
   * Writes a text.
   *
   * @param x where it begins
   * @param y its base line
   * @param size the height of a capital
   * @param color an opaque colour
   */
  public static void write(Canvas canvas, String text, float x, float y, float size, int color) {
    if (size * canvas.pixelsPerUnit() < READABLE) {
      return;
    }
    float unit = size / CAPITAL;
    float left = x;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character != ' ') {
        draw(canvas, glyph(character), left, y, unit, size * STROKE, color);
      }
      left += advance(character) * unit;
    }
  }

  /** Writes a text that ends at an x. */
  public static void writeBefore(
      Canvas canvas, String text, float x, float y, float size, int color) {
    write(canvas, text, x - width(text, size), y, size, color);
  }

  /** Writes a text around an x. */
  public static void writeAround(
      Canvas canvas, String text, float x, float y, float size, int color) {
    write(canvas, text, x - width(text, size) / 2, y, size, color);
  }

  private static void draw(
      Canvas canvas, Glyph glyph, float x, float y, float unit, float stroke, int color) {
    for (float[] points : glyph.strokes()) {
      float radius = points.length == 2 ? stroke * DOT : stroke / 2;
      for (int i = 0; i < points.length; i += 2) {
        float pointX = x + points[i] * unit;
        float pointY = y + points[i + 1] * unit;
        canvas.fillCircle(pointX, pointY, radius, color);
        if (i > 0) {
          canvas.line(
              x + points[i - 2] * unit, y + points[i - 1] * unit, pointX, pointY, stroke, color);
        }
      }
    }
  }

  private static Map<Character, Glyph> glyphs() {
    Map<Character, Glyph> glyphs = new HashMap<>();
    capitals(glyphs);
    smallLetters(glyphs);
    digits(glyphs);
    signs(glyphs);
    return Map.copyOf(glyphs);
  }

  private static void capitals(Map<Character, Glyph> glyphs) {
    add(glyphs, 'A', "022842 1434");
    add(glyphs, 'B', "02083847463505 3544433202");
    add(glyphs, 'C', "4738180703123243");
    add(glyphs, 'D', "02082846442202");
    add(glyphs, 'E', "48080242 0535");
    add(glyphs, 'F', "480802 0535");
    add(glyphs, 'G', "47381807031232434525");
    add(glyphs, 'H', "0802 4842 0545");
    add(glyphs, 'I', "0802");
    add(glyphs, 'J', "3833221203");
    add(glyphs, 'K', "0802 4804 1542");
    add(glyphs, 'L', "080242");
    add(glyphs, 'M', "0208254842");
    add(glyphs, 'N', "02084248");
    add(glyphs, 'O', "120307183847433212");
    add(glyphs, 'P', "02083847463505");
    add(glyphs, 'Q', "120307183847433212 2442");
    add(glyphs, 'R', "02083847463505 2542");
    add(glyphs, 'S', "473818070615354443321203");
    add(glyphs, 'T', "0848 2822");
    add(glyphs, 'U', "080312324348");
    add(glyphs, 'V', "082248");
    add(glyphs, 'W', "0812365268");
    add(glyphs, 'X', "0842 0248");
    add(glyphs, 'Y', "082548 2522");
    add(glyphs, 'Z', "08480242");
  }

  private static void smallLetters(Map<Character, Glyph> glyphs) {
    add(glyphs, 'a', "16263532 341403122233");
    add(glyphs, 'b', "0802 0516263533221203");
    add(glyphs, 'c', "3526160503122233");
    add(glyphs, 'd', "3832 3526160503122233");
    add(glyphs, 'e', "043435261605031232");
    add(glyphs, 'f', "281712 0626");
    add(glyphs, 'g', "3631201001 3526160503122233");
    add(glyphs, 'h', "0802 0516263532");
    add(glyphs, 'i', "0602 08");
    add(glyphs, 'j', "161100 18");
    add(glyphs, 'k', "0802 3603 1432");
    add(glyphs, 'l', "080312");
    add(glyphs, 'm', "0602 0516263532 3546566562");
    add(glyphs, 'n', "0602 0516263532");
    add(glyphs, 'o', "162635332212030516");
    add(glyphs, 'p', "0600 0516263533221203");
    add(glyphs, 'q', "3630 3526160503122233");
    add(glyphs, 'r', "0602 041626");
    add(glyphs, 's', "3616051424332202");
    add(glyphs, 't', "181322 0626");
    add(glyphs, 'u', "0603122233 3632");
    add(glyphs, 'v', "062246");
    add(glyphs, 'w', "0612355266");
    add(glyphs, 'x', "0632 0236");
    add(glyphs, 'y', "0622 4610");
    add(glyphs, 'z', "06360232");
  }

  private static void digits(Map<Character, Glyph> glyphs) {
    add(glyphs, '0', "120307182837332212");
    add(glyphs, '1', "072822");
    add(glyphs, '2', "07182837360232");
    add(glyphs, '3', "0718283736253433221203");
    add(glyphs, '4', "22280434");
    add(glyphs, '5', "3808052534332202");
    add(glyphs, '6', "3728180703122233342504");
    add(glyphs, '7', "083812");
    add(glyphs, '8', "1506071828373625150403122233342515");
    add(glyphs, '9', "031222333728180706153536");
  }

  private static void signs(Map<Character, Glyph> glyphs) {
    add(glyphs, '.', "02");
    add(glyphs, ',', "1201");
    add(glyphs, ':', "02 05");
    add(glyphs, ';', "1201 15");
    add(glyphs, '!', "0804 02");
    add(glyphs, '?', "0718283736251514 12");
    add(glyphs, '\'', "0807");
    add(glyphs, '"', "0807 1817");
    add(glyphs, '-', "0424");
    add(glyphs, '+', "0444 2226");
    add(glyphs, '=', "0333 0535");
    add(glyphs, '_', "0131");
    add(glyphs, '*', "0426 0624");
    add(glyphs, '/', "0138");
    add(glyphs, '|', "0801");
    add(glyphs, '(', "18060412");
    add(glyphs, ')', "08161402");
    add(glyphs, '[', "18080212");
    add(glyphs, ']', "08181202");
    add(glyphs, '<', "360432");
    add(glyphs, '>', "063402");
    add(glyphs, '%', "0238 08 32");
    add(glyphs, '#', "1218 3238 0444 0646");
    add(glyphs, '\u2212', "0434");
    add(glyphs, '\u00d7', "0335 0533");
    add(glyphs, '\u00b7', "04");
    add(glyphs, '\u00b0', "1827160718");
    add(glyphs, '\u00b2', "0718270525");
    add(glyphs, '\u00b3', "082817261505");
    add(glyphs, '\u00b5', "0600 0603122233 3632");
    add(glyphs, '\u0394', "02284202");
    add(glyphs, '\u03b8', "120307182837332212 0535");
    add(glyphs, '\u03c0', "0646 1612 3632");
    add(glyphs, '\u03c9', "160503122325 2332434536");
  }

  private static void add(Map<Character, Glyph> glyphs, char character, String strokes) {
    glyphs.put(character, Glyph.of(strokes));
  }
}
