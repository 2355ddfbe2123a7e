package org.ludus.app;

import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.ScrollPane;
import com.badlogic.gdx.scenes.scene2d.utils.Drawable;
import com.badlogic.gdx.utils.Disposable;
import java.util.ArrayList;
import java.util.List;
import org.ludus.render.Palette;

/**
 * How everything but the worlds looks, at one scale: the night of the scenes, light text, and one
 * warm accent for what is chosen. Lengths are given in points, which are pixels at scale 1.
 */
final class Style implements Disposable {

  /** Behind everything. */
  static final Color NIGHT = color(0xFF0A0F28);

  /** Text. */
  static final Color TEXT = color(Palette.NIGHT.white());

  /** Text that stands back. */
  static final Color MUTED = color(0xFFA3AFDA);

  /** What is chosen, and the keys. */
  static final Color ACCENT = color(Palette.NIGHT.orange());

  /** Bars. */
  static final Color BAR = color(Palette.NIGHT.blue());

  private static final int PANEL_FILL = 0xC80C1230;
  private static final int PANEL_EDGE = 0x50A9B9F0;
  private static final int CARD_FILL = 0xFF151D47;
  private static final int CARD_EDGE = 0xFF2C3871;
  private static final int KEY_FILL = 0xB0283468;
  private static final int KEY_HOVERED = 0xE03A4A90;
  private static final int NONE = 0x00000000;

  /** Under the figures and keys of a running game. */
  final Drawable panel;

  /** Under a message in the middle of a game. */
  final Drawable banner;

  /** Under something that can be chosen. */
  final Drawable card;

  /** Under the one that is chosen. */
  final Drawable chosenCard;

  /** Around a picture, to cut its corners off. */
  final Drawable pictureFrame;

  /** Under a key that can be clicked, too. */
  final Drawable key;

  /** Under such a key with the pointer on it. */
  final Drawable hoveredKey;

  /** Under such a key while it is pressed, and under an action that was taken. */
  final Drawable pressedKey;

  /** Under a bar. */
  final Drawable track;

  /** A bar. */
  final Drawable bar;

  /** The bar of what is chosen. */
  final Drawable chosenBar;

  /** Under a message that something is wrong. */
  final Drawable warning;

  private final float scale;
  private final Typeface typeface;
  private final List<RoundedPatch> patches = new ArrayList<>();

  Style(float scale) {
    this.scale = scale;
    typeface = new Typeface(scale);
    int accent = Palette.NIGHT.orange();
    panel = patch(12, PANEL_FILL, PANEL_EDGE, 1);
    banner = patch(16, 0xEE0C1230, 0x90A9B9F0, 1.5f);
    card = patch(14, CARD_FILL, CARD_EDGE, 1.5f);
    chosenCard = patch(14, CARD_FILL, accent, 2.5f);
    key = patch(8, KEY_FILL, 0x60A9B9F0, 1);
    hoveredKey = patch(8, KEY_HOVERED, accent, 1.5f);
    pressedKey = patch(8, 0xD0503A2A, accent, 2);
    track = patch(3, 0x60A9B9F0, NONE, 0);
    bar = patch(3, Palette.NIGHT.blue(), NONE, 0);
    chosenBar = patch(3, accent, NONE, 0);
    warning = patch(12, 0xF02A2036, accent, 2);
    RoundedPatch frame = RoundedPatch.outside(px(9), CARD_FILL);
    patches.add(frame);
    pictureFrame = frame.drawable();
  }

  /** Returns points as whole pixels. */
  float px(float points) {
    return Math.round(points * scale);
  }

  /** Returns the scale. */
  float scale() {
    return scale;
  }

  BitmapFont font(Typeface.Role role) {
    return typeface.font(role);
  }

  /** Makes a line of text. */
  Label label(String text, Typeface.Role role, Color color) {
    return new Label(text, new Label.LabelStyle(font(role), color));
  }

  /** Makes text that breaks into lines where it has to. */
  Label paragraph(String text, Typeface.Role role, Color color) {
    Label label = label(text, role, color);
    label.setWrap(true);
    return label;
  }

  /** Returns how lists that are longer than the window look. */
  ScrollPane.ScrollPaneStyle scrolling() {
    ScrollPane.ScrollPaneStyle scrolling = new ScrollPane.ScrollPaneStyle();
    scrolling.vScrollKnob = track;
    track.setMinWidth(px(6));
    return scrolling;
  }

  @Override
  public void dispose() {
    typeface.dispose();
    patches.forEach(RoundedPatch::dispose);
  }

  private Drawable patch(float radius, int fill, int edge, float edgeWidth) {
    RoundedPatch patch =
        RoundedPatch.inside(
            px(radius), fill, edge, Math.max(edgeWidth * scale, edgeWidth > 0 ? 1 : 0));
    patches.add(patch);
    return patch.drawable();
  }

  private static Color color(int argb) {
    return new Color(argb << 8 | argb >>> 24);
  }
}
