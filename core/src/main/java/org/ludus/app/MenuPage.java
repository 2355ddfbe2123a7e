package org.ludus.app;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.ScreenAdapter;
import com.badlogic.gdx.math.Rectangle;
import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.InputListener;
import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.scenes.scene2d.ui.ScrollPane;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.ScreenUtils;
import com.badlogic.gdx.utils.viewport.ScreenViewport;
import java.util.ArrayList;
import java.util.List;

/** A page of things to choose from: arrows or Tab move, Enter or a click chooses, Esc leaves. */
abstract class MenuPage extends ScreenAdapter {

  static final float BAR_ROOM = 12;

  final PlaygroundApp app;
  private final List<Choice> choices = new ArrayList<>();
  private Stage stage;
  private ScrollPane scroll;
  private int columns = 1;
  private int marked;

  /**
   * Makes a page.
   *
   * @param marked index of the choice that Enter chooses to begin with
   */
  MenuPage(PlaygroundApp app, int marked) {
    this.app = app;
    this.marked = marked;
  }

  /** Fills the page for the window as it is; called again whenever that changes. */
  abstract void build(Table page, float width, float height);

  /** Lets the page's pictures move on. */
  abstract void advance(float seconds);

  /** Leaves the page. */
  abstract void leave();

  @Override
  public void show() {
    stage = new Stage(new ScreenViewport(), app.batch());
    stage.addListener(
        new InputListener() {
          @Override
          public boolean keyDown(InputEvent event, int keycode) {
            return pressed(keycode);
          }
        });
    Gdx.input.setInputProcessor(stage);
  }

  @Override
  public void resize(int width, int height) {
    stage.getViewport().update(width, height, true);
    rebuild();
  }

  /** Makes the page anew. */
  final void rebuild() {
    stage.getRoot().clearChildren();
    choices.clear();
    Table page = new Table();
    page.setFillParent(true);
    stage.addActor(page);
    build(page, stage.getWidth(), stage.getHeight());
    marked = Math.min(marked, Math.max(choices.size() - 1, 0));
    for (int i = 0; i < 3; i++) {
      // Lines that break tell their height only when they know their width.
      page.validate();
    }
    mark(marked, true);
    if (scroll != null) {
      scroll.updateVisualScroll();
    }
  }

  @Override
  public void render(float delta) {
    advance(delta);
    ScreenUtils.clear(Style.NIGHT);
    stage.act(delta);
    stage.draw();
  }

  @Override
  public void hide() {
    stage.dispose();
  }

  /** Makes a choice that belongs to this page. */
  final Choice choice(Runnable action) {
    Choice choice = new Choice(app.style(), this::point, action);
    choices.add(choice);
    return choice;
  }

  /** Puts the choices into something that scrolls if they need more room than there is. */
  final ScrollPane scrolling(Table list, int listColumns) {
    columns = listColumns;
    // Room for the bar that says how far the list goes on.
    list.padLeft(app.style().px(BAR_ROOM)).padRight(app.style().px(BAR_ROOM));
    scroll = new ScrollPane(list, app.style().scrolling());
    scroll.setScrollingDisabled(true, false);
    scroll.setFadeScrollBars(false);
    scroll.setScrollbarsOnTop(true);
    scroll.setOverscroll(false, false);
    scroll.addListener(
        new InputListener() {
          @Override
          public void enter(
              InputEvent event,
              float x,
              float y,
              int pointer,
              com.badlogic.gdx.scenes.scene2d.Actor from) {
            stage.setScrollFocus(scroll);
          }
        });
    return scroll;
  }

  /** Returns the index of what Enter would choose. */
  final int marked() {
    return marked;
  }

  /** Returns how many choices there are. */
  final int size() {
    return choices.size();
  }

  private void point(Choice choice) {
    mark(choices.indexOf(choice), false);
  }

  private void mark(int index, boolean show) {
    if (index < 0 || index >= choices.size()) {
      return;
    }
    marked = index;
    for (int i = 0; i < choices.size(); i++) {
      choices.get(i).mark(i == index);
    }
    if (show && scroll != null) {
      Choice choice = choices.get(index);
      Vector2 corner = choice.localToAscendantCoordinates(scroll.getActor(), new Vector2(0, 0));
      Rectangle place = new Rectangle(corner.x, corner.y, choice.getWidth(), choice.getHeight());
      scroll.scrollTo(place.x, place.y, place.width, place.height);
    }
  }

  private boolean pressed(int keycode) {
    switch (keycode) {
      case Input.Keys.LEFT -> step(-1);
      case Input.Keys.RIGHT -> step(1);
      case Input.Keys.UP -> step(-columns);
      case Input.Keys.DOWN -> step(columns);
      case Input.Keys.TAB -> tab();
      case Input.Keys.HOME -> mark(0, true);
      case Input.Keys.END -> mark(choices.size() - 1, true);
      case Input.Keys.ENTER, Input.Keys.NUMPAD_ENTER, Input.Keys.SPACE -> {
        if (!choices.isEmpty()) {
          choices.get(marked).choose();
        }
      }
      case Input.Keys.ESCAPE -> leave();
      case Input.Keys.F12 -> app.screenshot();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void step(int by) {
    int target = marked + by;
    if (Math.abs(by) > 1 && target >= choices.size() && marked / by < (choices.size() - 1) / by) {
      // The last row may be shorter than the one above it.
      target = choices.size() - 1;
    }
    mark(target, true);
  }

  private void tab() {
    boolean back =
        Gdx.input.isKeyPressed(Input.Keys.SHIFT_LEFT)
            || Gdx.input.isKeyPressed(Input.Keys.SHIFT_RIGHT);
    mark(Math.floorMod(marked + (back ? -1 : 1), Math.max(choices.size(), 1)), true);
  }
}
