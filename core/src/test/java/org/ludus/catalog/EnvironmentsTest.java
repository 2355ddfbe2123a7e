package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.model.Model;
import org.ludus.model.Models;

class EnvironmentsTest {

  @Test
  void a_person_s_keys_are_heard_unless_that_is_asked_for() {
    EnvironmentReference breakout = new EnvironmentReference("breakout", Map.of());
    assertThat(Environments.forPlay(breakout).options()).containsEntry("sticky_actions", "0");

    EnvironmentReference asked =
        new EnvironmentReference("breakout", Map.of("sticky_actions", "0.1"));
    assertThat(Environments.forPlay(asked)).isEqualTo(asked);
  }

  @Test
  void people_play_the_very_world_where_actions_do_not_stick_anyhow() {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      EnvironmentReference plain = new EnvironmentReference(world.id(), Map.of());
      EnvironmentReference heard = Environments.canonical(Environments.forPlay(plain));

      assertThat(heard.equals(plain)).as(world.id()).isEqualTo(world.stickyActions() == 0);
    }
  }

  @Test
  void every_world_is_explained_in_letters_that_every_typeface_has() {
    for (EnvironmentEntry<?, ?> world : Environments.all()) {
      assertThat(world.explanation())
          .as(world.id())
          .isNotEqualTo(world.summary())
          .hasSizeGreaterThan(200)
          .matches("[ -~]+");
    }
  }

  @Test
  void a_model_plays_in_another_world_of_the_same_kind() throws Exception {
    Model random = Models.find("breakout/random");
    Model heard = random.in(Environments.forPlay(random.environment()));

    assertThat(heard.environment().options()).containsEntry("sticky_actions", "0");
    assertThat(heard.policy()).isSameAs(random.policy());
  }
}
