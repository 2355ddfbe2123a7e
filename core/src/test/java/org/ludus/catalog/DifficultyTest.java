package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.env.Environment;
import org.ludus.env.Play;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;

class DifficultyTest {

  static Stream<EnvironmentEntry<?, ?>> worlds() {
    return Environments.all().stream();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void every_value_that_is_offered_is_accepted(EnvironmentEntry<?, ?> world) {
    for (Difficulty difficulty : world.difficulties()) {
      values(difficulty).forEach(value -> world.make(Map.of(difficulty.option(), value)).close());
    }
    assertThat(world.difficulties()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void defaults_are_those_of_the_options_and_among_the_values(EnvironmentEntry<?, ?> world) {
    for (Difficulty difficulty : world.difficulties()) {
      Object standard = world.options().get(difficulty.option());

      assertThat(difficulty.standard()).isEqualTo(Settings.text(standard));
      assertThat(values(difficulty)).contains(difficulty.standard());
      assertThat(world.reference(Map.of(difficulty.option(), difficulty.standard())))
          .hasToString(world.id());
    }
  }

  private static Stream<String> values(Difficulty difficulty) {
    if (difficulty instanceof Difficulty.Slider slider) {
      return IntStream.range(0, slider.count())
          .mapToObj(index -> Difficulty.Slider.text(slider.value(index)));
    }
    return Stream.of("false", "true");
  }

  @Test
  void a_slider_goes_from_end_to_end_in_round_numbers() {
    Difficulty.Slider slider = new Difficulty.Slider("x", "X", "", 0, 0.5, 0.05, 0);

    assertThat(slider.count()).isEqualTo(11);
    assertThat(slider.value(0)).isZero();
    assertThat(slider.value(6)).isEqualTo(0.3);
    assertThat(slider.value(10)).isEqualTo(0.5);
    assertThat(slider.index(0.31)).isEqualTo(6);
    assertThat(slider.index(-4)).isZero();
    assertThat(slider.index(99)).isEqualTo(10);
    assertThatThrownBy(() -> new Difficulty.Slider("x", "X", "", 0, 1, 0.1, 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @MethodSource("worlds")
  void actions_stick_in_any_world_if_they_are_told_to(EnvironmentEntry<?, ?> world) {
    try (Environment<?> plain = world.make(Map.of());
        Environment<?> same =
            world.make(Map.of("sticky_actions", Settings.text(world.stickyActions())));
        Environment<?> sticky = world.make(Map.of("sticky_actions", "0.5"))) {
      // Over several episodes: in a single one they may all stick to what would have come anyway.
      boolean differs = false;
      for (int seed = 0; seed < 5; seed++) {
        assertThat(Play.trace(same, seed, 30)).isEqualTo(Play.trace(plain, seed, 30));
        differs |= !Play.trace(sticky, seed, 30).equals(Play.trace(plain, seed, 30));
      }
      assertThat(differs).isTrue();
      assertThat(sticky.spec()).isEqualTo(plain.spec());
    }
  }

  @Test
  void sticky_actions_are_an_option_like_any_other() {
    EnvironmentEntry<?, ?> lander = Environments.find("lunar-lander");

    assertThat(lander.options()).containsEntry("sticky_actions", 0.0).containsKey("gravity");
    assertThat(lander.heuristicFor(Map.of("sticky_actions", "0.25"))).isPresent();
    assertThatThrownBy(() -> lander.make(Map.of("sticky_actions", "1")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("sticky_actions must be at least 0 and below 1, not 1");
    assertThatThrownBy(() -> lander.make(Map.of("stiky_actions", "0.1")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("did you mean 'sticky_actions'?")
        .hasMessageContaining("gravity");
  }

  @Test
  void a_world_is_written_in_one_way() {
    assertThat(canonical("lunar-lander[wind=on,gravity=-5.0,max_steps=1000,sticky_actions=.25]"))
        .isEqualTo("lunar-lander[gravity=-5,sticky_actions=0.25,wind=true]");
    assertThat(canonical("grid-world[observation=one-hot,size=5]")).isEqualTo("grid-world");
    assertThat(canonical("grid-world[map=S.G,observation=coordinates]"))
        .isEqualTo("grid-world[map=S.G,observation=coordinates]");
    assertThatThrownBy(() -> canonical("lunar-lander[weather=fine]"))
        .isInstanceOf(UsageException.class);
  }

  private static String canonical(String text) {
    return Environments.canonical(EnvironmentReference.parse(text)).toString();
  }
}
