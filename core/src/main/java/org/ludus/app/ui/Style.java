package org.ludus.app.ui;

import com.badlogic.gdx.graphics.Color;
import com.badlogic.gdx.graphics.g2d.BitmapFont;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.ScrollPane;
import com.badlogic.gdx.scenes.scene2d.utils.Drawable;
import com.badlogic.gdx.utils.Disposable;
import java.util.ArrayList;
import java.util.List;

/**
 * How everything but the worlds looks, in one theme and at one scale. Lengths are given in points,
 * which are pixels at scale 1.
 */
public final class Style implements Disposable {

  private static final int NONE = 0x00000000;

  /** Behind everything. */
  public final Color background;

  /** Text. */
  public final Color text;

  /** Text that stands back. */
  public final Color muted;

  /** What is chosen, and the keys. */
  public final Color accent;

  /** Under the figures and keys of a running game. */
  public final Drawable panel;

  /** Under a message in the middle of a game. */
  public final Drawable banner;

  /** Under something that can be chosen, and under what belongs together. */
  public final Drawable card;

  /** Under the one that the keyboard is on. */
  public final Drawable chosenCard;

  /** Around a picture on a card, to cut its corners off. */
  public final Drawable pictureFrame;

  /** Under a key that can be clicked, too. */
  public final Drawable key;

  /** Under such a key with the pointer or the keyboard on it. */
  public final Drawable hoveredKey;

  /** Under such a key while it is pressed, and under what is switched on. */
  public final Drawable pressedKey;

  /** Under a bar. */
  public final Drawable track;

  /** A bar. */
  public final Drawable bar;

  /** The bar of what is chosen. */
  public final Drawable chosenBar;

  /** The part of a slider that moves. */
  public final Drawable knob;

  /** Under a message that something is wrong. */
  public final Drawable warning;

  private final float scale;
  private final Theme theme;
  private final Typeface typeface;
  private final List<RoundedPatch> patches = new ArrayList<>();

  /** Makes the type and the shapes; takes some tens of milliseconds. */
  public Style(float scale, Theme theme) {
    this.scale = scale;
    this.theme = theme;
    typeface = new Typeface(scale);
    background = Theme.color(theme.background());
    text = Theme.color(theme.text());
    muted = Theme.color(theme.muted());
    accent = Theme.color(theme.accent());
    panel = patch(12, theme.panelFill(), theme.panelEdge(), 1);
    banner = patch(16, theme.panelFill() | 0xF0000000, theme.panelEdge(), 1.5f);
    card = patch(14, theme.cardFill(), theme.cardEdge(), 1.5f);
    chosenCard = patch(14, theme.cardFill(), theme.accent(), 2.5f);
    key = patch(8, theme.keyFill(), theme.cardEdge(), 1);
    hoveredKey = patch(8, theme.keyHovered(), theme.accent(), 1.5f);
    pressedKey = patch(8, theme.keyPressed(), theme.accent(), 2);
    track = patch(3, theme.track(), NONE, 0);
    bar = patch(3, theme.bar(), NONE, 0);
    chosenBar = patch(3, theme.accent(), NONE, 0);
    knob = patch(8, theme.accent(), theme.cardFill(), 2);
    warning = patch(12, theme.keyPressed(), theme.accent(), 2);
    RoundedPatch frame = RoundedPatch.outside(px(9), theme.cardFill());
    patches.add(frame);
    pictureFrame = frame.drawable();
  }

  /** Returns points as whole pixels. */
  public float px(float points) {
    return Math.round(points * scale);
  }

  /** Returns the scale. */
  public float scale() {
    return scale;
  }

  /** Returns the colours. */
  public Theme theme() {
    return theme;
  }

  /** Returns the font for that use. */
  public BitmapFont font(Typeface.Role role) {
    return typeface.font(role);
  }

  /** Makes a line of text. */
  public Label label(String words, Typeface.Role role, Color color) {
    return new Label(words, new Label.LabelStyle(font(role), color));
  }

  /** Makes a line of text that gives way, and ends in dots, where it has too little room. */
  public Label line(String words, Typeface.Role role, Color color) {
    Label label = label(words, role, color);
    label.setEllipsis(true);
    return label;
  }

  /** Makes text that breaks into lines where it has to. */
  public Label paragraph(String words, Typeface.Role role, Color color) {
    Label label = label(words, role, color);
    label.setWrap(true);
    return label;
  }

  /** Returns how lists that are longer than the window look. */
  public ScrollPane.ScrollPaneStyle scrolling() {
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
}
