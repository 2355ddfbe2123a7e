package org.ludus.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.app.game.GamePage;
import org.ludus.app.menu.SettingsPage;
import org.ludus.app.menu.WorldsPage;
import org.ludus.catalog.Environments;
import org.ludus.profile.Command;
import org.ludus.profile.KeyBindings;
import org.ludus.profile.PlayerSettings;
import org.ludus.render.Palette;

/** How everything looks and what the keys do, as a person sets it. */
class SettingsTest extends PlaygroundTest {

  @Test
  void settings_change_colours_and_size_at_once() throws Exception {
    playground.open(SettingsPage.class, () -> new SettingsPage(app));
    playground.picture("settings");
    float scale = window.call(() -> app.style().scale());

    playground.focus("Colours");
    window.press(Input.Keys.RIGHT);
    assertThat(app.palette()).isEqualTo(Palette.DAY);
    playground.picture("settings-day");
    window.press(Input.Keys.LEFT);
    assertThat(app.palette()).isEqualTo(Palette.NIGHT);

    playground.focus("Size of text and panels");
    window.press(Input.Keys.RIGHT);
    assertThat(playground.profile().settings().get().scale()).isEqualTo(1.25);
    assertThat(app.style().scale()).isGreaterThan(scale);
    window.press(Input.Keys.ESCAPE);
    playground.page(WorldsPage.class);
  }

  @Test
  void keys_can_be_bound_anew_and_one_that_is_taken_is_refused() throws Exception {
    playground.open(SettingsPage.class, () -> new SettingsPage(app));
    playground.choose("pause");
    assertThat(playground.texts()).contains("press a key");
    window.press(Input.Keys.O);
    assertThat(keys(Command.PAUSE)).containsExactly("O");

    playground.choose("step");
    window.press(Input.Keys.O);
    assertThat(keys(Command.STEP)).doesNotContain("O");
    assertThat(keys(Command.PAUSE)).containsExactly("O");

    playground.choose("step");
    window.press(Input.Keys.ESCAPE);
    playground.page(SettingsPage.class);
    assertThat(playground.texts()).doesNotContain("press a key");

    GamePage game = watch("cart-pole/random", 1);
    window.press(Input.Keys.P);
    assertThat(game.isPaused()).isFalse();
    window.press(Input.Keys.O);
    assertThat(game.isPaused()).isTrue();

    playground.open(SettingsPage.class, () -> new SettingsPage(app));
    playground.choose("All keys as they were");
    assertThat(keys(Command.PAUSE)).containsExactly("P", "Space");
  }

  private static List<String> keys(Command command) {
    PlayerSettings settings = playground.profile().settings().get();
    return KeyBindings.of(settings, "cart-pole", Environments.find("cart-pole").controls())
        .keys(command);
  }
}
