package org.ludus.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /** A record as a plug-in may have it: without annotations, and with faults. */
  private record Foreign(int maxSteps, double windPower, float share, Inner inner) {
    Foreign {
      if (maxSteps < 1) {
        throw new IllegalArgumentException("the least of maxSteps is 1");
      }
      if (windPower > maxSteps) {
        throw new IllegalArgumentException("windPower must not be above maxSteps");
      }
      if (100 / (int) windPower == 0) {
        throw new IllegalArgumentException(null, null);
      }
    }
  }

  private record Inner(int deepPart) {
    Inner {
      if (deepPart < 1) {
        throw new IllegalArgumentException("deepPart must be at least 1");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "max_steps | 0 | it: the least of max_steps is 1",
        "wind_power | 11 | wind_power.yaml: it: wind_power must not be above max_steps",
        "inner.deep_part | 0 | inner.deep_part.yaml: it: inner.deep_part must be at least 1",
        "wind_power | 0 | it: java.lang.ArithmeticException: / by zero",
        "share | 1 | share.yaml: it: share: settings of the kind float cannot be given by name",
        "maxSteps | 1 | maxSteps.yaml: unknown setting 'maxSteps' of it: did you mean 'max_steps'?",
      })
  void what_a_record_refuses_itself_is_told_in_the_names_that_people_write(
      String name, String value, String message) {
    Foreign usual = new Foreign(10, 1, 0, new Inner(1));

    assertThatThrownBy(
            () ->
                Settings.override(
                    "it",
                    usual,
                    Map.of(name, value),
                    about -> about.equals(name) ? name + ".yaml: " : ""))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void a_setting_given_twice_in_whatever_way_is_refused_in_its_line() {
    Map<String, Object> twice = new LinkedHashMap<>();
    twice.put("inner", Map.of("deep_part", 1));
    twice.put("inner.deep_part", 2);

    assertThatThrownBy(
            () ->
                Settings.override(
                    "it", new Foreign(10, 1, 0, new Inner(1)), twice, name -> name + ": "))
        .hasMessage("inner.deep_part: it: setting inner.deep_part is given twice");
  }

  @Test
  void a_wrong_name_of_any_length_is_one_short_line() {
    String name = "no\nname".repeat(100_000);

    assertThatThrownBy(() -> Settings.override("sample", DEFAULTS, Map.of(name, 1)))
        .isInstanceOf(UsageException.class)
        .hasMessageNotContaining("\n")
        .message()
        .hasSizeLessThan(300);
  }

  @Test
  void what_is_refused_is_told_in_one_line_that_can_be_read() {
    assertThat(new UsageException("a\n\tb \u001b[31m")).hasMessage("a b  [31m");
    assertThat(new UsageException("9".repeat(1 << 20)).getMessage()).hasSizeLessThan(5000);
  }

  @Test
  void truth_has_several_words() {
    for (String yes : List.of("true", "YES", "on")) {
      assertThat(Settings.flag(yes)).isTrue();
    }
    for (String no : List.of("false", "No", "OFF")) {
      assertThat(Settings.flag(no)).isFalse();
    }
    assertThatThrownBy(() -> Settings.flag("1")).isInstanceOf(IllegalArgumentException.class);
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
