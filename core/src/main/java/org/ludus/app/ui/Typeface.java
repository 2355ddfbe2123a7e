package org.ludus.app.ui;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.graphics.Texture.TextureFilter;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.graphics.g2d.freetype.FreeTypeFontGenerator;
import com.badlogic.gdx.graphics.g2d.freetype.FreeTypeFontGenerator.FreeTypeFontParameter;
import com.badlogic.gdx.graphics.g2d.freetype.FreeTypeFontGenerator.Hinting;
import com.badlogic.gdx.utils.Disposable;
import java.util.EnumMap;
import java.util.Map;
import org.ludus.natives.Natives;

/** The program's type at one scale, rasterised at the very size it is shown. */
public final class Typeface implements Disposable {

  private static final String CHARACTERS =
      FreeTypeFontGenerator.DEFAULT_CHARS
          + "\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u00b7\u00d7"
          + "\u2190\u2191\u2192\u2193\u2212\u2264\u2265\u25cb\u25cf\u2605";

  /** Smaller than this, text cannot be read. */
  private static final int SMALLEST_PIXELS = 11;

  /** What text is for; the sizes are in points, which are pixels at scale 1. */
  public enum Role {
    HUGE(72, true),
    TITLE(34, true),
    HEADING(20, true),
    STRONG(15, true),
    BODY(15, false),
    SMALL(13, false);

    private final int points;
    private final boolean bold;

    Role(int points, boolean bold) {
      this.points = points;
      this.bold = bold;
    }
  }

  private final Map<Role, BitmapFont> fonts = new EnumMap<>(Role.class);

  /** Makes the fonts; takes some tens of milliseconds. */
  Typeface(float scale) {
    Natives.load("gdx-freetype");
    FreeTypeFontGenerator regular = generator("Inter-Regular.otf");
    FreeTypeFontGenerator bold = generator("Inter-SemiBold.otf");
    for (Role role : Role.values()) {
      FreeTypeFontParameter parameter = new FreeTypeFontParameter();
      parameter.size = Math.max(SMALLEST_PIXELS, Math.round(role.points * scale));
      parameter.characters = CHARACTERS;
      parameter.hinting = Hinting.Slight;
      // Drawn pixel for pixel, at whole positions.
      parameter.minFilter = TextureFilter.Nearest;
      parameter.magFilter = TextureFilter.Nearest;
      BitmapFont font = (role.bold ? bold : regular).generateFont(parameter);
      // Figures of one width: numbers that change every frame do not dance.
      font.setFixedWidthGlyphs("0123456789");
      font.setUseIntegerPositions(true);
      fonts.put(role, font);
    }
    regular.dispose();
    bold.dispose();
  }

  /** Returns the font for that use. */
  BitmapFont font(Role role) {
    return fonts.get(role);
  }

  @Override
  public void dispose() {
    fonts.values().forEach(BitmapFont::dispose);
  }

  private static FreeTypeFontGenerator generator(String file) {
    return new FreeTypeFontGenerator(Gdx.files.classpath("ludus/fonts/" + file));
  }
}
