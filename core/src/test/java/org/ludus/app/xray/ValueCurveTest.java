package org.ludus.app.xray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ludus.app.play.EpisodeInPlay;
import org.ludus.app.play.Pilot;
import org.ludus.app.play.PolicyPilot;
import org.ludus.app.ui.Chart;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.model.Models;

class ValueCurveTest {

  @Test
  void the_curve_of_a_long_game_keeps_its_end_but_has_no_more_points_than_can_be_seen()
      throws Exception {
    Pilot balancing = new PolicyPilot("heuristic", Models.find("cart-pole/heuristic").policy());
    EnvironmentReference world = EnvironmentReference.parse("cart-pole");
    try (EpisodeInPlay<?> episode = new EpisodeInPlay<>(Environments.open(world), balancing)) {
      episode.begin(3);
      ValueCurve curve = new ValueCurve(episode, Optional.empty());
      while (episode.step()) {
        // On to the end, which is far from the start.
      }
      assertThat(episode.steps()).isEqualTo(500);

      List<Chart.Point> points = curve.content().curves().get(0).points();
      assertThat(points).hasSize(251);
      Chart.Point last = points.get(points.size() - 1);
      assertThat(last.x()).isEqualTo(500);
      assertThat((double) last.y()).isCloseTo(episode.episodeReturn(), within(0.01));
    }
  }
}
