package org.ludus.app;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.InputMultiplexer;
import com.badlogic.gdx.ScreenAdapter;
import com.badlogic.gdx.math.Rectangle;
import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.utils.ScreenUtils;
import com.badlogic.gdx.utils.viewport.ScreenViewport;
import java.util.Optional;

/** A world on screen, whoever plays in it: a person, a policy, or a recording. */
final class GameScreen extends ScreenAdapter {

  private static final float RESTART_SECONDS = 1.5f;

  private final PlaygroundApp app;
  private final Performance performance;
  private final Session session;
  private final Pace pace;
  private final GameKeys keys = new GameKeys(this);
  private Stage stage;
  private Hud hud;
  private Banner banner;
  private boolean paused;
  private boolean hudVisible = true;
  private float endedFor;

  GameScreen(PlaygroundApp app, Performance performance) {
    this.app = app;
    this.performance = performance;
    session = performance.session();
    pace = new Pace(performance.speed(), System::nanoTime);
  }

  @Override
  public void show() {
    stage = new Stage(new ScreenViewport(), app.batch());
    Gdx.input.setInputProcessor(new InputMultiplexer(stage, keys));
    app.remember(session.world());
    showTitle();
  }

  @Override
  public void resize(int width, int height) {
    stage.getViewport().update(width, height, true);
    stage.getRoot().clearChildren();
    hud = new Hud(stage, app.style(), this, performance.title(), session);
    hud.setVisible(hudVisible);
    banner = new Banner(stage, app.style(), this);
  }

  @Override
  public void render(float delta) {
    if (!advance(delta)) {
      return;
    }
    ScreenUtils.clear(Style.NIGHT);
    float width = Gdx.graphics.getBackBufferWidth();
    float height = Gdx.graphics.getBackBufferHeight();
    float edge = hudVisible ? hud.thickness() : 0;
    app.canvas()
        .paint(
            new Rectangle(0, 0, width, height),
            new Rectangle(0, edge, width, height - 2 * edge),
            session::draw);
    hud.update(pace, paused);
    banner.update(session);
    stage.act(delta);
    stage.draw();
  }

  @Override
  public void hide() {
    stage.dispose();
    session.close();
    app.keep(performance.tape());
  }

  /** Lets the world go on; says whether this screen is still the one to show. */
  private boolean advance(float seconds) {
    try {
      if (paused) {
        person().ifPresent(KeyboardPilot::forget);
      } else if (session.pilot().setsThePace()) {
        while (session.step()) {
          // Every key that has been pressed is a step.
        }
      } else {
        pace.advance(seconds, session.stepsPerSecond(), session::step);
      }
      return goOn(seconds);
    } catch (RuntimeException e) {
      app.showMenu(performance.title() + " had to stop: " + PlaygroundApp.message(e));
      return false;
    }
  }

  private boolean goOn(float seconds) {
    endedFor = session.ended() && !paused ? endedFor + seconds : 0;
    double wait = RESTART_SECONDS / Math.max(1, Math.min(pace.speed(), 5));
    if (endedFor < wait || !session.pilot().goesOn()) {
      return true;
    }
    endedFor = 0;
    if (performance.episodes() > 0 && session.episode() + 1 >= performance.episodes()) {
      Gdx.app.exit();
      return true;
    }
    session.next();
    return true;
  }

  Session session() {
    return session;
  }

  Pace pace() {
    return pace;
  }

  boolean isPaused() {
    return paused;
  }

  boolean isHudVisible() {
    return hudVisible;
  }

  /** Returns the person who plays, if it is one. */
  Optional<KeyboardPilot> person() {
    return session.pilot() instanceof KeyboardPilot person ? Optional.of(person) : Optional.empty();
  }

  /** Starts the next episode after one has ended, and else the same again. */
  void restart() {
    if (session.ended()) {
      session.next();
    } else {
      session.again();
    }
    endedFor = 0;
    pace.forget();
  }

  /** Starts the next episode if this one has ended. */
  void continueAfterEnd() {
    if (session.ended()) {
      restart();
    }
  }

  void togglePause() {
    paused = !paused;
    pace.forget();
    showTitle();
  }

  /** Takes one step of a world that is paused. */
  void singleStep() {
    if (paused) {
      session.step();
    }
  }

  void faster() {
    pace.faster();
  }

  void slower() {
    pace.slower();
  }

  void toggleHud() {
    hudVisible = !hudVisible;
    hud.setVisible(hudVisible);
  }

  void screenshot() {
    app.screenshot();
  }

  void leave() {
    // Keys pressed in the same frame came before this one.
    boolean stays = paused || !session.pilot().setsThePace() || advance(0);
    if (stays) {
      app.showMenu("");
    }
  }

  private void showTitle() {
    Gdx.graphics.setTitle(
        performance.title()
            + " \u2013 "
            + session.pilot().name()
            + (paused ? " (paused)" : "")
            + " \u2013 Ludus");
  }
}
