package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.controllers.Controllers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.menu.SettingsPage;
import org.ludus.app.menu.WorldPage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.play.Brain;
import org.ludus.app.race.RacePage;
import org.ludus.app.race.Racer;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;

/** The program in the hands of somebody with a gamepad. */
class GamepadTest {

  private static final EnvironmentReference LANDER =
      EnvironmentReference.parse("lunar-lander-continuous");
  private static final FakePads.Pad PAD = FakePads.PAD;

  private static Playground playground;

  @BeforeAll
  static void start() throws Exception {
    assumeThat(Offscreen.isAvailable()).as("OSMesa is installed").isTrue();
    Controllers.preferredManager = FakePads.class.getName();
    playground = new Playground(new Display.Menu(), 1280, 800);
  }

  @AfterAll
  static void stop() throws Exception {
    if (playground != null) {
      playground.stop();
    }
  }

  @AfterEach
  void let_go() throws Exception {
    PAD.stick(0, 0);
    playground.window().frame();
  }

  @Test
  void the_menu_can_be_gone_through_with_stick_cross_and_two_buttons() throws Exception {
    WorldsPage menu = playground.open(WorldsPage.class, () -> new WorldsPage(app(), ""));
    playground.window().press(Input.Keys.HOME);

    stick(1, 0);
    assertThat(menu.focus().index()).isEqualTo(1);
    stick(1, 0);
    assertThat(menu.focus().index()).as("a stick that is held acts once").isEqualTo(1);
    stick(0, 0);
    tap(PAD.mapping().buttonDpadLeft);
    assertThat(menu.focus().index()).isZero();
    stick(0.5f, 0);
    assertThat(menu.focus().index()).as("half a way is none").isZero();
    stick(0, 0);

    tap(PAD.mapping().buttonA);
    playground.page(WorldPage.class);
    tap(PAD.mapping().buttonA);
    GamePage game = playground.page(GamePage.class);
    tap(PAD.mapping().buttonStart);
    assertThat(game.isPaused()).isTrue();
    tap(PAD.mapping().buttonY);
    assertThat(game.isXRayVisible()).isTrue();
    tap(PAD.mapping().buttonX);
    assertThat(game.run().isPersonPlaying()).isFalse();
    tap(PAD.mapping().buttonB);
    playground.page(WorldPage.class);
    tap(PAD.mapping().buttonB);
    playground.page(WorldsPage.class);
  }

  @Test
  void a_value_is_changed_with_the_cross() throws Exception {
    playground.open(SettingsPage.class, () -> new SettingsPage(app()));
    double before = playground.profile().settings().get().volume();
    playground.focus("Volume");

    tap(PAD.mapping().buttonDpadLeft);
    tap(PAD.mapping().buttonDpadLeft);

    assertThat(playground.profile().settings().get().volume())
        .isEqualTo(before - 0.1, within(1e-9));
  }

  @Test
  void half_a_stick_is_half_a_throttle() throws Exception {
    GamePage game = fly();
    float[] action = new float[2];

    stick(0, -0.75f);
    int from = steps(game);
    playground.window().until(() -> game.run().episode().steps() > from + 3);
    playground.onScreen(() -> game.run().episode().action(from + 2, action));
    float threeQuarters = action[0];

    stick(0.5f, -1);
    int later = steps(game);
    playground.window().until(() -> game.run().episode().steps() > later + 3);
    playground.onScreen(() -> game.run().episode().action(later + 2, action));

    var keys = game.run().person().controls();
    float rest = keys.rest().get(0).get(0);
    float full = rest + keys.keys().get(0).action().get(0);
    assertThat(threeQuarters).isCloseTo(rest + 0.75f * (full - rest), within(0.03f));
    assertThat(action[0]).isCloseTo(full, within(0.03f));
    assertThat(Math.abs(action[1])).isCloseTo(0.5f, within(0.03f));
  }

  @Test
  void a_trigger_is_full_throttle_and_a_released_stick_none() throws Exception {
    GamePage game = fly();
    PAD.press(PAD.mapping().buttonR2);
    playground.window().frame();
    assertThat(held(game)).isTrue();

    PAD.release(PAD.mapping().buttonR2);
    playground.window().frame();
    assertThat(held(game)).isFalse();

    stick(0.1f, -0.15f);
    assertThat(held(game)).as("a stick at rest is never quite in the middle").isFalse();
  }

  @Test
  void a_race_is_steered_with_the_stick() throws Exception {
    EnvironmentReference world = EnvironmentReference.parse("lunar-lander");
    playground.open(
        RacePage.class,
        () ->
            new RacePage(
                app(), world, Racer.person(), Racer.model(Brain.best(world).orElseThrow())));
    stick(0, -1);
    playground.pass(2);
    assertThat(playground.texts()).anyMatch(text -> text.matches("return .* step [1-9].*"));
    stick(0, 0);
    tap(PAD.mapping().buttonB);
    playground.page(WorldsPage.class);
  }

  private static PlaygroundApp app() {
    return playground.app();
  }

  private static GamePage fly() throws Exception {
    assertThat(Environments.find(LANDER.id()).make(Map.of()).spec().actionSpace().size())
        .isEqualTo(2);
    return playground.open(GamePage.class, () -> new GamePage(app(), Game.play(LANDER, 1, 1)));
  }

  private static int steps(GamePage game) throws Exception {
    return playground.window().call(() -> game.run().episode().steps());
  }

  private static boolean held(GamePage game) throws Exception {
    return playground
        .window()
        .call(
            () -> {
              var person = game.run().person();
              return person.controls().keys().stream().anyMatch(person::isHeld);
            });
  }

  private static void stick(float toTheRight, float down) throws Exception {
    PAD.stick(toTheRight, down);
    playground.window().frame();
    playground.window().frame();
  }

  private static void tap(int button) throws Exception {
    PAD.press(button);
    playground.window().frame();
    playground.window().frame();
    PAD.release(button);
    playground.window().frame();
    playground.window().frame();
  }
}
