package org.ludus.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ludus.catalog.EnvironmentReference;

class SettingsTest {

  private enum Colour {
    RED,
    DARK_BLUE
  }

  private record Sample(
      double learningRate, int steps, boolean wind, Colour colour, List<Integer> hidden) {
    Sample {
      if (steps < 1) {
        throw new IllegalArgumentException("steps must be at least 1");
      }
    }
  }

  private static final Sample DEFAULTS = new Sample(0.5, 10, false, Colour.RED, List.of(64));

  @Test
  void components_are_overridden_by_their_names_in_snake_case() {
    Sample changed =
        Settings.override(
            "sample",
            DEFAULTS,
            Map.of("learning_rate", "1e-3", "wind", "on", "colour", "dark_blue", "hidden", "8,9"));

    assertThat(changed).isEqualTo(new Sample(1e-3, 10, true, Colour.DARK_BLUE, List.of(8, 9)));
  }

  @Test
  void what_is_written_can_be_read_back() {
    assertThat(Settings.override("sample", DEFAULTS, Settings.toMap(DEFAULTS))).isEqualTo(DEFAULTS);
  }

  @Test
  void unknown_names_are_refused_with_the_nearest_and_all_valid_ones() {
    assertThatThrownBy(() -> Settings.override("sample", DEFAULTS, Map.of("lerning_rate", "1")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("unknown setting 'lerning_rate' of sample")
        .hasMessageContaining("did you mean 'learning_rate'?")
        .hasMessageContaining("learning_rate, steps, wind, colour, hidden");
  }

  @Test
  void values_of_the_wrong_kind_or_range_are_refused() {
    assertThatThrownBy(() -> Settings.override("sample", DEFAULTS, Map.of("steps", "many")))
        .isInstanceOf(UsageException.class)
        .hasMessage("sample: steps must be a whole number, not 'many'");
    assertThatThrownBy(() -> Settings.override("sample", DEFAULTS, Map.of("steps", "0")))
        .isInstanceOf(UsageException.class)
        .hasMessage("sample: steps must be at least 1");
    assertThatThrownBy(() -> Settings.override("sample", DEFAULTS, Map.of("colour", "green")))
        .isInstanceOf(UsageException.class)
        .hasMessage("sample: colour must be one of red, dark_blue, not 'green'");
  }

  @Test
  void settings_in_a_file_are_refused_with_their_place() {
    UnaryOperator<String> where = name -> name.equals("steps") ? "x.yaml: line 3: " : "x.yaml: ";

    assertThatThrownBy(() -> Settings.override("sample", DEFAULTS, Map.of("steps", "1:30"), where))
        .isInstanceOf(UsageException.class)
        .hasMessage("x.yaml: line 3: sample: steps must be a whole number, not '1:30'");
    assertThatThrownBy(() -> Settings.override("sample", DEFAULTS, Map.of("steps", "0"), where))
        .isInstanceOf(UsageException.class)
        .hasMessage("x.yaml: line 3: sample: steps must be at least 1");
    assertThatThrownBy(() -> Settings.override("sample", DEFAULTS, Map.of("step", "1"), where))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("x.yaml: unknown setting 'step' of sample: did you mean 'steps'?");
  }

  @Test
  void references_are_read_and_written_in_one_form() {
    EnvironmentReference reference =
        EnvironmentReference.parse("lunar-lander[wind=true, gravity=-9]");

    assertThat(reference.options())
        .containsExactly(Map.entry("gravity", "-9"), Map.entry("wind", "true"));
    assertThat(reference).hasToString("lunar-lander[gravity=-9,wind=true]");
    assertThatThrownBy(() -> EnvironmentReference.parse("lunar-lander[wind=true"))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> EnvironmentReference.parse("lunar-lander[wind]"))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> EnvironmentReference.parse("cart-pole[max_steps=1, max_steps=2]"))
        .isInstanceOf(UsageException.class)
        .hasMessage("'cart-pole[max_steps=1, max_steps=2]': max_steps is given twice");
  }
}
