package org.ludus.app.ui;

import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.utils.Drawable;
import org.ludus.app.ui.Typeface.Role;

/** Something to be chosen: a card, an entry of a list, or a plain button. */
public final class Button extends Table implements Control {

  private final Drawable plain;
  private final Drawable chosen;
  private final Drawable on;
  private final Runnable action;
  private boolean marked;
  private boolean selected;

  private Button(Focus focus, Runnable action, Drawable plain, Drawable chosen, Drawable on) {
    this.action = action;
    this.plain = plain;
    this.chosen = chosen;
    this.on = on;
    setTouchable(Touchable.enabled);
    setBackground(plain);
    focus.addClickable(this);
  }

  /** Makes an empty card. */
  public static Button card(Style style, Focus focus, Runnable action) {
    return new Button(focus, action, style.card, style.chosenCard, style.chosenCard);
  }

  /** Makes a button with a word or two on it. */
  public static Button plain(Style style, Focus focus, String words, Runnable action) {
    Button button = new Button(focus, action, style.key, style.hoveredKey, style.pressedKey);
    Label label = style.line(words, Role.STRONG, style.text);
    button.pad(style.px(8), style.px(14), style.px(9), style.px(14));
    button.add(label).minWidth(0);
    return button;
  }

  /** Makes a button with words at its left and others at its right. */
  public static Button row(Style style, Focus focus, String left, String right, Runnable action) {
    Button button = new Button(focus, action, style.key, style.hoveredKey, style.pressedKey);
    button.pad(style.px(6), style.px(14), style.px(7), style.px(14));
    button.add(style.line(left, Role.BODY, style.text)).growX().minWidth(0).left();
    button.add(style.label(right, Role.STRONG, style.accent)).right().padLeft(style.px(12));
    return button;
  }

  /** Shows it as the one of several that is switched on. */
  public void select(boolean select) {
    selected = select;
    dress();
  }

  @Override
  public Actor actor() {
    return this;
  }

  @Override
  public void mark(boolean mark) {
    marked = mark;
    dress();
  }

  @Override
  public void activate() {
    action.run();
  }

  private void dress() {
    setBackground(marked ? chosen : selected ? on : plain);
  }
}
