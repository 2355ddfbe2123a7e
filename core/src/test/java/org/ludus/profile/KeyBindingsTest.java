package org.ludus.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.badlogic.gdx.Input;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.catalog.Controls;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.Environments;

class KeyBindingsTest {

  private static final String LANDER = "lunar-lander";
  private static final Controls CONTROLS = Environments.find(LANDER).controls();

  static Stream<EnvironmentEntry<?, ?>> worlds() {
    return Environments.all().stream();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void no_key_has_two_meanings_by_default(EnvironmentEntry<?, ?> world) {
    KeyBindings keys = KeyBindings.of(PlayerSettings.DEFAULTS, world.id(), world.controls());

    assertThat(keys.conflicts()).isEmpty();
    assertThat(Command.values()).allMatch(command -> !keys.keys(command).isEmpty());
    assertThat(keys.controls()).isEqualTo(world.controls());
  }

  @ParameterizedTest
  @EnumSource
  void the_default_keys_of_commands_exist(Command command) {
    assertThat(command.defaultKeys()).isNotEmpty().allMatch(name -> Input.Keys.valueOf(name) >= 0);
  }

  @Test
  void keys_that_were_chosen_take_the_place_of_the_defaults() {
    PlayerSettings settings =
        PlayerSettings.DEFAULTS
            .withKeys(Command.PAUSE, List.of("Tab"))
            .withWorld(LANDER, WorldSettings.NONE.withKeys("main engine", List.of("I")));

    KeyBindings keys = KeyBindings.of(settings, LANDER, CONTROLS);

    assertThat(keys.keys(Command.PAUSE)).containsExactly("Tab");
    assertThat(keys.command("Tab")).contains(Command.PAUSE);
    assertThat(keys.command("Space")).isEmpty();
    assertThat(keys.owner("I")).contains(new KeyBindings.Owner("main engine", Optional.empty()));
    assertThat(keys.owner("Up")).isEmpty();
    assertThat(keys.controls().keys().get(0).names()).containsExactly("I");
    assertThat(keys.controls().keys().get(0).action()).isEqualTo(CONTROLS.keys().get(0).action());
    assertThat(keys.controls().keys().get(1)).isEqualTo(CONTROLS.keys().get(1));
  }

  @Test
  void a_key_with_two_meanings_is_found_and_the_world_comes_first() {
    PlayerSettings settings =
        PlayerSettings.DEFAULTS.withWorld(
            LANDER, WorldSettings.NONE.withKeys("main engine", List.of("P")));

    KeyBindings keys = KeyBindings.of(settings, LANDER, CONTROLS);

    assertThat(keys.conflicts()).containsOnlyKeys("P");
    assertThat(keys.conflicts().get("P"))
        .extracting(KeyBindings.Owner::label)
        .containsExactly("main engine", "pause");
    assertThat(keys.command("P")).isEmpty();
    assertThat(KeyBindings.of(settings, "cart-pole", CONTROLS).conflicts()).isEmpty();
  }
}
