package org.ludus.app.ui;

import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.ludus.app.ui.Typeface.Role;

/** One of a few words to be chosen; arrows and clicks go from one to the next. */
public final class Switcher extends Table implements Control {

  private final Style style;
  private final List<String> words;
  private final IntConsumer changed;
  private final Label shown;
  private int index;

  /**
   * Makes one.
   *
   * @param words what there is to choose from
   * @param index which of them is chosen to begin with
   * @param changed learns the number of each word that is chosen
   */
  public Switcher(
      Style style, Focus focus, String name, List<String> words, int index, IntConsumer changed) {
    this.style = style;
    this.words = List.copyOf(words);
    this.changed = changed;
    this.index = index;
    shown = style.line(words.get(index), Role.STRONG, style.text);
    shown.setAlignment(Align.right);
    setBackground(style.key);
    pad(style.px(8), style.px(14), style.px(9), style.px(14));
    add(style.line(name, Role.BODY, style.muted)).left().minWidth(0);
    add(shown).growX().right().minWidth(0).padLeft(style.px(12));
    setTouchable(Touchable.enabled);
    focus.addClickable(this);
  }

  /** Makes one for something that is on or off. */
  public static Switcher onOff(
      Style style, Focus focus, String name, boolean on, Consumer<Boolean> changed) {
    return new Switcher(
        style, focus, name, List.of("off", "on"), on ? 1 : 0, index -> changed.accept(index == 1));
  }

  @Override
  public Actor actor() {
    return this;
  }

  @Override
  public void mark(boolean mark) {
    setBackground(mark ? style.hoveredKey : style.key);
  }

  @Override
  public void activate() {
    adjust(1);
  }

  @Override
  public boolean adjust(int direction) {
    index = Math.floorMod(index + direction, words.size());
    shown.setText(words.get(index));
    changed.accept(index);
    return true;
  }
}
