package org.ludus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.settings.UsageException;

class PlainYamlTest {

  @TempDir private Path folder;

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

  @Test
  void files_are_read_as_utf_8_or_refused() throws IOException {
    Path good = Files.writeString(folder.resolve("good.yaml"), "name: Zoë\n");
    Path wide =
        Files.write(folder.resolve("wide.yaml"), "a: 1\n".getBytes(StandardCharsets.UTF_16));
    byte[] latin = "a: 1\nname: Zo\u00eb\n".getBytes(StandardCharsets.ISO_8859_1);
    Path old = Files.write(folder.resolve("old.yaml"), latin);

    assertThat(PlainYaml.text(good)).isEqualTo("name: Zoë\n");
    assertRefused(() -> PlainYaml.text(wide), wide + ": line 1: it is not text in UTF-8");
    assertRefused(() -> PlainYaml.text(old), old + ": line 2: it is not text in UTF-8");
    assertRefused(() -> PlainYaml.text(folder), folder + ": it is a folder, not a file");
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_name() throws IOException {
    Path file = Files.writeString(folder.resolve("bom.yaml"), "\uFEFFa: 1\n");

    assertThat(PlainYaml.parse("bom.yaml", PlainYaml.text(file)).entries()).containsEntry("a", "1");
  }

  private static void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(UsageException.class).hasMessage(message);
  }
}
