package org.ludus.app;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.InputAdapter;

/** The keys of a running game. Those of its world come first; Esc and F12 are never the world's. */
final class GameKeys extends InputAdapter {

  private final GameScreen game;

  GameKeys(GameScreen game) {
    this.game = game;
  }

  @Override
  public boolean keyDown(int keycode) {
    if (keycode == Input.Keys.ESCAPE) {
      game.leave();
    } else if (keycode == Input.Keys.F12) {
      game.screenshot();
    } else if (!game.person().map(person -> person.press(keycode)).orElse(false)) {
      return command(keycode);
    }
    return true;
  }

  @Override
  public boolean keyUp(int keycode) {
    return game.person().map(person -> person.release(keycode)).orElse(false);
  }

  /** Brings a hidden display back, for those who hid it with the mouse. */
  @Override
  public boolean touchDown(int x, int y, int pointer, int button) {
    if (!game.isHudVisible()) {
      game.toggleHud();
    }
    return true;
  }

  private boolean command(int keycode) {
    switch (keycode) {
      case Input.Keys.R -> game.restart();
      case Input.Keys.ENTER, Input.Keys.NUMPAD_ENTER -> game.continueAfterEnd();
      case Input.Keys.P, Input.Keys.SPACE -> game.togglePause();
      case Input.Keys.N, Input.Keys.PERIOD -> game.singleStep();
      case Input.Keys.PLUS, Input.Keys.EQUALS, Input.Keys.NUMPAD_ADD -> game.faster();
      case Input.Keys.MINUS, Input.Keys.NUMPAD_SUBTRACT -> game.slower();
      case Input.Keys.H -> game.toggleHud();
      case Input.Keys.M -> game.leave();
      default -> {
        return false;
      }
    }
    return true;
  }
}
