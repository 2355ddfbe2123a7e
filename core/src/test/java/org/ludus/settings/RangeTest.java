package org.ludus.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

  @ParameterizedTest
  @CsvSource({
    "'(0, 1]', 0, false",
    "'(0, 1]', 1e-9, true",
    "'(0, 1]', 1, true",
    "'[0, 1)', 0, true",
    "'[0, 1)', 1, false",
    "'[0, inf)', Infinity, false",
    "'[0, inf]', Infinity, true",
    "'(-inf, 0]', -1e300, true",
    "'(-inf, 0]', -Infinity, false",
    "'', -1e300, true",
    "'', Infinity, false",
    "'[0,1]', NaN, false",
  })
  void ends_belong_to_it_or_not(String range, double value, boolean contained) {
    assertThat(Range.parse(range).contains(value)).isEqualTo(contained);
  }

  @ParameterizedTest
  @CsvSource({
    "'(0, 1]', 'above 0, at most 1'",
    "'[0, 1)', 'at least 0, below 1'",
    "'[-2, 0.5]', 'from -2 to 0.5'",
    "'[1, inf)', 'at least 1'",
    "'(0, inf]', 'above 0, or inf'",
    "'(-inf, 0)', 'below 0'",
    "'(-inf, inf]', 'any number, or inf'",
    "'', ''",
  })
  void it_is_said_in_words(String range, String words) {
    assertThat(Range.parse(range).text()).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "'(0, 1]', 2, 'above 0 and at most 1'",
    "'[1, inf)', 0, 'at least 1'",
    "'[1, inf)', Infinity, 'at least 1 and finite'",
    "'', Infinity, 'finite'",
  })
  void what_would_be_right_is_said_to_a_number(String range, double value, String demand) {
    assertThat(Range.parse(range).demand(value)).isEqualTo(demand);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0, 1", "[0; 1]", "[1, 0]", "[a, 1]", "[0, 1", "(0, 1, 2)"})
  void what_is_no_interval_is_refused(String text) {
    assertThatThrownBy(() -> Range.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
