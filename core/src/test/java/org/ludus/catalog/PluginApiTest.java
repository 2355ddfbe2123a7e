package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PluginApiTest {

  private static final Pattern ROW = Pattern.compile("\\| `(org\\.ludus\\.[a-z.]+)` \\|.*");

  @Test
  void the_documentation_lists_what_plug_ins_may_use() throws IOException {
    List<String> told =
        Files.readAllLines(Path.of("..", "docs", "plugins.md")).stream()
            .map(ROW::matcher)
            .filter(java.util.regex.Matcher::matches)
            .map(row -> row.group(1))
            .toList();

    assertThat(told).isEqualTo(PluginApi.PACKAGES);
  }

  @Test
  void the_rest_of_the_program_is_not_there_for_them() {
    assertThat(PluginApi.exports("org.ludus.agent.Policy")).isTrue();
    assertThat(PluginApi.exports("org.ludus.agent.dqn.DqnAgent")).isFalse();
    assertThat(PluginApi.exports("org.ludus.run.TrainingRun")).isFalse();
    assertThat(PluginApi.exports("outside.Worlds")).isTrue();
  }
}
