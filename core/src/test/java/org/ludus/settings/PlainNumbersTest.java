package org.ludus.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainNumbersTest {

  @ParameterizedTest
  @CsvSource({
    "0.9, 0.9",
    "1e-3, 0.001",
    "1E+2, 100",
    "-5, -5",
    "+.5, 0.5",
    "2., 2",
    "100_000, 100000",
    "040, 40",
    "inf, Infinity",
    "Infinity, Infinity",
    ".inf, Infinity",
    "-.Inf, -Infinity",
    "1e-400, 0",
  })
  void decimal_notation_is_read(String text, double value) {
    assertThat(PlainNumbers.decimal(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "0x1p-1", "0x10", "0.9f", "1d", "NaN", ".nan", "1e400", "1_0.5", "1__0", "_1",
        "1_", "1:30", "1,5", "٣", "0.٣", "१", "1e٣", "e5", ".", "--1", "infinit", "1 000"
      })
  void what_only_java_or_nobody_takes_for_a_number_is_refused(String text) {
    assertThatThrownBy(() -> PlainNumbers.decimal(text)).isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-12, -12", "+7, 7", "1_000_000, 1000000", "040000, 40000"})
  void whole_numbers_are_read(String text, BigInteger value) {
    assertThat(PlainNumbers.whole(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1.0", "1e3", "0x10", "0b1", "0o7", "٣", "۴2", "1_", "_1", "1L", "inf"})
  void what_is_no_whole_number_is_refused(String text) {
    assertThatThrownBy(() -> PlainNumbers.whole(text)).isInstanceOf(NumberFormatException.class);
  }

  @Test
  void numbers_without_end_are_refused() {
    assertThatThrownBy(() -> PlainNumbers.whole("9".repeat(1_000_000)))
        .isInstanceOf(NumberFormatException.class);
    assertThatThrownBy(() -> PlainNumbers.decimal("0." + "9".repeat(1_000_000)))
        .isInstanceOf(NumberFormatException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, -5",
    "0.001, 0.001",
    "0.0003, 0.0003",
    "1e-7, 1.0e-7",
    "100000, 100000",
    "123456789.5, 123456789.5",
    "1e15, 1.0e15",
    "-0.0, 0",
    "Infinity, inf",
    "-Infinity, -inf",
  })
  void numbers_are_written_as_people_do_and_can_be_read_back(double value, String text) {
    assertThat(PlainNumbers.text(value)).isEqualTo(text);
    assertThat(PlainNumbers.decimal(text) == value).isTrue();
  }
}
