package org.ludus.app.ui;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.ScreenAdapter;
import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import com.badlogic.gdx.scenes.scene2d.Actor;
import com.badlogic.gdx.scenes.scene2d.Group;
import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.InputListener;
import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.scenes.scene2d.ui.ScrollPane;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Disposable;
import com.badlogic.gdx.utils.ScreenUtils;
import com.badlogic.gdx.utils.viewport.ScreenViewport;

/**
 * What the window shows at a time: a stage with controls on it. Arrows or Tab go from one control
 * to the other, Enter or a click chooses, Esc leaves.
 */
public abstract class Page extends ScreenAdapter {

  private static final float HALFWAY = 0.55f;

  private final Focus focus = new Focus();
  private Stage stage;

  /** Makes a page; its stage comes when it is shown. */
  protected Page() {}

  /** Returns what everything is drawn with. */
  protected abstract SpriteBatch batch();

  /** Returns how everything looks at present. */
  protected abstract Style style();

  /** Fills the page for the window as it is; called again whenever that changes. */
  protected abstract void build(Table root, float width, float height);

  /**
   * Lets time pass before a frame is drawn.
   *
   * @return whether this page is still the one to show
   */
  protected boolean advance(float seconds) {
    return true;
  }

  /** Leaves the page. */
  protected abstract void leave();

  /**
   * Offers a pressed key to the page before its controls get it.
   *
   * @return whether the page knew what to do with it
   */
  protected boolean keyDown(int keycode) {
    return false;
  }

  /** Offers a released key to the page. */
  protected boolean keyUp(int keycode) {
    return false;
  }

  /** Learns of a click that no control wanted. */
  protected void clickedBesideAll() {}

  /** Returns which control the keyboard is on. */
  public final Focus focus() {
    return focus;
  }

  /** Returns everything on the page. */
  public final Stage stage() {
    return stage;
  }

  /** Learns that the keyboard is gone: whoever types into another window lets go of keys there. */
  public void releaseKeys() {}

  /** Learns that a button of a gamepad was pressed or released. */
  public void pad(Pad.Button button, boolean down) {
    if (down && button == Pad.Button.A) {
      press(Input.Keys.ENTER);
    } else if (down && button == Pad.Button.B) {
      press(Input.Keys.ESCAPE);
    }
  }

  /**
   * Learns how far a gamepad points in a direction.
   *
   * @param before how far it did until now, 0 to 1
   * @param amount how far it does now
   */
  public void steer(Pad.Direction direction, float before, float amount) {
    if (before < HALFWAY && amount >= HALFWAY) {
      navigate(direction.keycode());
    }
  }

  private boolean press(int keycode) {
    return keyDown(keycode) || navigate(keycode);
  }

  @Override
  public void show() {
    stage = new Stage(new ScreenViewport(), batch());
    stage.addListener(
        new InputListener() {
          @Override
          public boolean keyDown(InputEvent event, int keycode) {
            return press(keycode);
          }

          @Override
          public boolean keyUp(InputEvent event, int keycode) {
            return Page.this.keyUp(keycode);
          }

          @Override
          public boolean touchDown(InputEvent event, float x, float y, int pointer, int button) {
            if (event.getTarget() == stage.getRoot()) {
              clickedBesideAll();
            }
            return false;
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
  public final void rebuild() {
    clear();
    focus.clear();
    Table root = new Table();
    root.setFillParent(true);
    stage.addActor(root);
    build(root, stage.getWidth(), stage.getHeight());
    for (int i = 0; i < 3; i++) {
      // Lines that break tell their height only when they know their width.
      root.validate();
    }
    focus.mark(focus.index());
  }

  @Override
  public void render(float delta) {
    if (!advance(delta)) {
      return;
    }
    ScreenUtils.clear(style().background);
    stage.act(delta);
    stage.draw();
  }

  @Override
  public void hide() {
    if (stage != null) {
      clear();
      stage.dispose();
    }
  }

  /** Puts something into a list that scrolls if it needs more room than there is. */
  protected final ScrollPane scrolling(Table list) {
    // Room for the bar that says how far the list goes on.
    list.padRight(style().px(14));
    ScrollPane scroll = new ScrollPane(list, style().scrolling());
    scroll.setScrollingDisabled(true, false);
    scroll.setFadeScrollBars(false);
    scroll.setScrollbarsOnTop(true);
    scroll.setOverscroll(false, false);
    scroll.addListener(
        new InputListener() {
          @Override
          public void enter(InputEvent event, float x, float y, int pointer, Actor from) {
            stage.setScrollFocus(scroll);
          }
        });
    return scroll;
  }

  private boolean navigate(int keycode) {
    switch (keycode) {
      case Input.Keys.LEFT -> focus.move(-1, 0);
      case Input.Keys.RIGHT -> focus.move(1, 0);
      case Input.Keys.UP -> focus.move(0, 1);
      case Input.Keys.DOWN -> focus.move(0, -1);
      case Input.Keys.TAB -> focus.next(isShiftDown() ? -1 : 1);
      case Input.Keys.HOME -> focus.mark(0);
      case Input.Keys.END -> focus.mark(focus.size() - 1);
      case Input.Keys.ENTER, Input.Keys.NUMPAD_ENTER, Input.Keys.SPACE ->
          focus.current().ifPresent(Control::activate);
      case Input.Keys.ESCAPE -> leave();
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isShiftDown() {
    return Gdx.input.isKeyPressed(Input.Keys.SHIFT_LEFT)
        || Gdx.input.isKeyPressed(Input.Keys.SHIFT_RIGHT);
  }

  /** Takes everything off the stage, and frees what holds memory outside Java. */
  private void clear() {
    dispose(stage.getRoot());
    stage.getRoot().clearChildren();
  }

  private static void dispose(Group group) {
    for (Actor actor : group.getChildren()) {
      if (actor instanceof Disposable disposable) {
        disposable.dispose();
      }
      if (actor instanceof Group inner) {
        dispose(inner);
      }
    }
  }
}
