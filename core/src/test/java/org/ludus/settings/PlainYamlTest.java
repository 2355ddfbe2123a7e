package org.ludus.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainYamlTest {

  @Test
  void values_are_the_text_that_was_written() {
    PlainYaml yaml =
        PlainYaml.parse(
            "x.yaml",
            """
            # A comment.
            octal: 040000
            time: 1:30
            infinity: .inf
            switch: yes
            day: 2026-01-01
            quoted: '5'
            empty:
            list: [64, null, 0x10]
            group:
              inner: {deep: 1e-3}
            """);

    assertThat(yaml.entries())
        .containsEntry("octal", "040000")
        .containsEntry("time", "1:30")
        .containsEntry("infinity", ".inf")
        .containsEntry("switch", "yes")
        .containsEntry("day", "2026-01-01")
        .containsEntry("quoted", "5")
        .containsEntry("empty", null)
        .containsEntry("list", Arrays.asList("64", null, "0x10"))
        .containsEntry("group", Map.of("inner", Map.of("deep", "1e-3")));
    assertThat(yaml.text("quoted")).isEqualTo("5");
    assertThat(yaml.map("group")).containsOnlyKeys("inner");
    assertThat(yaml.map("missing")).isEmpty();
    assertThat(yaml.map("empty")).isEmpty();
  }

  @Test
  void the_line_of_every_value_is_known() {
    PlainYaml yaml = PlainYaml.parse("x.yaml", "a: 1\nb:\n  c: {d: 2}\n\n  e.f: 3\n");

    assertThat(yaml.where("a")).isEqualTo("x.yaml: line 1: ");
    assertThat(yaml.where("b.c.d")).isEqualTo("x.yaml: line 3: ");
    assertThat(yaml.where("b.e.f")).isEqualTo("x.yaml: line 5: ");
    assertThat(yaml.where("elsewhere")).isEqualTo("x.yaml: ");
  }

  @Test
  void nothing_at_all_holds_nothing() {
    for (String text : List.of("", "\n", "# Only a comment.\n", "---\n", "null")) {
      assertThat(PlainYaml.parse("x.yaml", text).entries()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a: 1;b: 2;a: 3 | line 3: a is given twice",
        "a: {b: 1, b: 2} | line 1: b is given twice",
        "- a;- b | line 1: expected names with values",
        "5 | line 1: expected names with values",
        "a:;\tb: 1 | line 2: ",
        "a: 1; b: 2 | line 2: ",
        "a: [1 | line 1: ",
        "a: 1;--- ;b: 2 | line 2: ",
        "? [a, b];: 1 | line 1: a name was expected",
        "a: 1;b: !!int abc | line 2: tags like ",
        "a: !!binary '%%' | line 1: tags like ",
        "a: !!set {b} | line 1: tags like ",
        "a: &x [ [ *x ] ] | line 1: anchors are not known here",
        "a: &x {b: 1};c: *x | line 1: anchors are not known here",
        "a: &x;  b: *x | line 1: anchors are not known here",
        "a: &x 5;b: 6 | line 1: anchors are not known here",
        "a:;- &x [y];- *x | line 2: anchors are not known here",
        "&x a: 1 | line 1: anchors are not known here",
        "!!binary 'YQ==': 1 | line 1: tags like ",
        "a: !ruby/object {} | line 1: tags like ",
        "!!java.util.Date {a: 1} | line 1: Global tag is not allowed",
        "a: !!float .inf | line 1: tags like ",
      })
  void what_is_no_names_with_values_is_refused_with_its_line(String text, String message) {
    assertThatThrownBy(() -> PlainYaml.parse("x.yaml", text.replace(";", "\n")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("x.yaml: " + message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aliases_do_not_unfold_without_end() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> PlainYaml.parse("x.yaml", text.toString()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("anchors are not known here");
  }

  @Test
  void what_nests_without_end_is_refused_in_a_line() {
    assertThatThrownBy(() -> PlainYaml.parse("x.yaml", "a: " + "[".repeat(100_000)))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("x.yaml: ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void single_values_and_maps_are_told_apart() {
    PlainYaml yaml = PlainYaml.parse("x.yaml", "a: [q]\nb:\nc:\n  d: {e: 1}\n");

    assertRefused(() -> yaml.text("a"), "x.yaml: line 1: a must be a single value, not several");
    assertRefused(
        () -> yaml.text("b"), "x.yaml: line 2: b must be a single value, and it is empty");
    assertRefused(
        () -> yaml.text("c", "d"), "x.yaml: line 4: c.d must be a single value, not several");
    assertRefused(() -> yaml.map("a"), "x.yaml: line 1: a must be names with values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}"})
  void an_anchor_of_nothing_at_all_is_read_for_older_versions_wrote_such(String nothing) {
    PlainYaml yaml = PlainYaml.parse("x.yaml", "a: &id001 " + nothing + "\nb: *id001\n");

    assertThat(yaml.entries().get("a")).isEqualTo(yaml.entries().get("b"));
  }

  @Test
  void a_message_is_one_line_however_long_what_is_wrong() {
    String name = "n".repeat(100_000);

    assertThatThrownBy(() -> PlainYaml.parse("x.yaml", "? " + name + "\n: 1\n? " + name + "\n: 2"))
        .isInstanceOf(UsageException.class)
        .message()
        .startsWith("x.yaml: line 3: nnn")
        .hasSizeLessThan(200);
    assertThatThrownBy(() -> PlainYaml.parse("x.yaml", "\"a\\nb\": 1\n\"a\\nb\": 2"))
        .hasMessage("x.yaml: line 2: a b is given twice");
  }

  @Test
  void what_is_written_is_read_again() {
    List<String> shared = List.of("A", "B");
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("one", shared);
    values.put("other", shared);
    values.put("nothing", List.of());
    values.put("nor here", List.of());
    values.put("bell", "\u0007 and \uD800");
    values.put("null", "null");
    values.put("long ".repeat(50), "word ".repeat(50));
    values.put("large", 1e10);
    values.put("infinite", Double.NEGATIVE_INFINITY);

    String text = YamlWriter.write(values);

    assertThat(text).doesNotContain("&", "*", "!");
    values.put("large", "1.0E10");
    values.put("infinite", "-.inf");
    assertThat(PlainYaml.parse("x.yaml", text).entries()).isEqualTo(values);
    assertThat(PlainNumbers.decimal("1.0E10")).isEqualTo(1e10);
    assertThat(PlainNumbers.decimal("-.inf")).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessage(message);
  }
}
