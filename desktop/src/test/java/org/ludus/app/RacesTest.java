package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.app.menu.WorldsPage;
import org.ludus.app.play.Brain;
import org.ludus.app.race.RacePage;
import org.ludus.app.race.Racer;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.model.Models;

/** Races. */
class RacesTest extends PlaygroundTest {

  @Test
  void two_models_race_until_one_has_won() throws Exception {
    RacePage race =
        playground.open(
            RacePage.class,
            () ->
                new RacePage(
                    app,
                    CART_POLE,
                    Racer.model(Brain.of(Models.find("cart-pole/random"))),
                    Racer.model(Brain.of(Models.find("cart-pole/heuristic")))));
    playground.pass(2.5);
    playground.picture("race-cart-pole");
    window.press(Input.Keys.P);
    assertThat(playground.texts()).contains("go on");
    window.press(Input.Keys.P);

    playground.passUntil(race::isDecided);
    playground.pass(0.1);
    assertThat(race.rounds()).isBetween(3, 5);
    assertThat(playground.texts()).contains("heuristic wins", "round 1", "Save as picture");
    playground.picture("race-result-cart-pole");

    playground.click("Again");
    assertThat(playground.page(RacePage.class).rounds()).isZero();
    window.press(Input.Keys.ESCAPE);
    playground.page(WorldsPage.class);
  }

  @Test
  void a_person_races_a_model_in_every_world() throws Exception {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      EnvironmentReference reference = new EnvironmentReference(world.id(), Map.of());
      playground.open(
          RacePage.class,
          () -> new RacePage(app, reference, Racer.person(), Racer.model(Brains.best(reference))));
      playground.pass(2.5);
      int key = Input.Keys.valueOf(world.controls().keys().get(0).names().get(0));
      window.press(key);
      window.frame();
      // In some worlds a round is over so soon that the next one begins meanwhile.
      for (int i = 0; i < 50 && !isUnderWay(playground.texts()); i++) {
        playground.pass(0.2);
      }
      assertThat(playground.texts()).contains("You");
      assertThat(isUnderWay(playground.texts())).as(world.id()).isTrue();
      playground.picture("race-" + world.id());
    }
  }

  private static boolean isUnderWay(List<String> texts) {
    return texts.stream().anyMatch(text -> text.matches("return .* step [1-9].*"));
  }

  @Test
  void a_race_of_one_person_against_himself_is_refused_with_a_message() throws Exception {
    playground.onScreen(
        () -> app.open(() -> new RacePage(app, GRID, Racer.person(), Racer.person())));
    playground.page(WorldsPage.class);
    assertThat(playground.texts()).anyMatch(text -> text.contains("a race needs two"));
  }
}
