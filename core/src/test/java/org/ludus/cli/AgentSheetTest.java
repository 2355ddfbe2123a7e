package org.ludus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.ludus.settings.Group;
import org.ludus.settings.Setting;
import org.ludus.settings.Settings;

class AgentSheetTest {

  private record Optimizer(
      @Setting(says = "size of a step", standard = "0.001", range = "(0, inf)") double learningRate,
      @Setting(says = "what it is called", standard = "") String title) {}

  private record Learner(
      @Setting(
              says =
                  "worth of a reward one step later, which is what makes an agent look ahead and"
                      + " not only at what it is given at once",
              standard = "0.99",
              range = "[0, 1]")
          double discount,
      @Group(says = "how it learns", standard = "learning_rate=0.25") Optimizer optimizer) {}

  private record Unsaid(int steps, boolean wind) {}

  private record Nothing() {}

  @Test
  void every_setting_stands_there_with_default_range_and_sentence() {
    AgentSheet sheet =
        new AgentSheet("sample: one for a test", "It learns.", Settings.defaults(Learner.class));

    assertThat(sheet.text())
        .isEqualTo(
            """
            sample: one for a test

            It learns.

            setting (--set NAME=VALUE)    default  range
              discount                    0.99     from 0 to 1
                  worth of a reward one step later, which is what makes an agent look ahead
                  and not only at what it is given at once

            optimizer: how it learns
              optimizer.learning_rate     0.25     above 0
                  size of a step
              optimizer.title             none
                  what it is called
            """);
  }

  @Test
  void settings_of_which_nobody_says_anything_have_their_defaults_at_least() {
    assertThat(new AgentSheet("sample", "It learns.", new Unsaid(7, false)).text())
        .endsWith(
            """
            setting (--set NAME=VALUE)    default  range
              steps                       7
              wind                        false    true or false
            """);
    assertThat(new AgentSheet("sample", "It plays.", new Nothing()).text())
        .endsWith("It has no settings.\n");
  }

  @Test
  void they_are_told_by_name_as_well() {
    Map<String, Object> map =
        new AgentSheet("sample", "It learns.", Settings.defaults(Learner.class)).toMap();

    assertThat(map.get("groups")).isEqualTo(Map.of("optimizer", "how it learns"));
    assertThat(map.get("setting_descriptions"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(3)
        .contains(
            Map.of(
                "name",
                "optimizer.learning_rate",
                "default",
                "0.25",
                "range",
                "above 0",
                "says",
                "size of a step"));
  }
}
