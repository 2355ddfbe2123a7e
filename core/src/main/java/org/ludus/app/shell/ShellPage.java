package org.ludus.app.shell;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.Input;
import com.badlogic.gdx.graphics.g2d.SpriteBatch;
import org.ludus.app.ui.Page;
import org.ludus.app.ui.Style;

/** A page of the program. */
public abstract class ShellPage extends Page {

  /** The program around it. */
  protected final Shell shell;

  /** Makes a page of that program. */
  protected ShellPage(Shell shell) {
    this.shell = shell;
  }

  /** Returns what the window is to be called while this page is shown. */
  protected abstract String title();

  @Override
  public void show() {
    super.show();
    showTitle();
  }

  /** Brings the window's title up to date. */
  protected final void showTitle() {
    String title = title();
    Gdx.graphics.setTitle(title.isEmpty() ? "Ludus" : title + " \u2013 Ludus");
  }

  @Override
  protected final SpriteBatch batch() {
    return shell.batch();
  }

  @Override
  protected final Style style() {
    return shell.style();
  }

  @Override
  protected boolean keyDown(int keycode) {
    switch (keycode) {
      case Input.Keys.F11 -> shell.toggleFullScreen();
      case Input.Keys.F12 -> shell.screenshot();
      default -> {
        return false;
      }
    }
    return true;
  }

  @Override
  protected void leave() {
    shell.back();
  }
}
