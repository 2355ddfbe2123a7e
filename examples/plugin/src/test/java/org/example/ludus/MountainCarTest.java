package org.example.ludus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ludus.catalog.Environments;
import org.ludus.check.EnvironmentCheck;
import org.ludus.check.Finding;
import org.ludus.env.StepResult;

class MountainCarTest {

  private final MountainCar car = new MountainCar(MountainCarOptions.defaults());
  private final float[] observation = new float[2];

  @Test
  void a_step_follows_the_formula() {
    car.reset(1, observation);
    car.place(new MountainCarState(-0.5, 0.01));

    StepResult result = car.step(new float[] {2}, observation);

    // 0.01 + 0.001 - 0.0025 cos(-1.5) = 0.010823157, and -0.5 plus that.
    assertEquals(0.010823157, observation[1], 1e-8);
    assertEquals(-0.489176843, observation[0], 1e-7);
    assertEquals(-1, result.reward());
    assertFalse(result.ended());
  }

  @Test
  void the_left_end_stops_the_car_and_the_flag_ends_the_episode() {
    car.reset(1, observation);
    car.place(new MountainCarState(-1.19, -0.07));
    car.step(new float[] {0}, observation);
    assertEquals(-1.2f, observation[0]);
    assertEquals(0, observation[1]);

    car.place(new MountainCarState(0.49, 0.05));
    assertTrue(car.step(new float[] {2}, observation).terminated());
    assertTrue(car.succeeded());
  }

  /** Games of the benchmark, step by step from each recorded state. */
  @Test
  void recorded_games_are_followed() throws IOException {
    for (JsonNode game : games()) {
      car.reset(1, observation);
      for (int step = 0; step < game.path("actions").size(); step++) {
        car.place(state(game, step));
        StepResult result =
            car.step(new float[] {game.path("actions").get(step).asInt()}, observation);
        assertEquals(state(game, step + 1).position(), car.snapshot().position(), 1e-6);
        assertEquals(state(game, step + 1).speed(), car.snapshot().speed(), 1e-6);
        assertEquals(game.path("rewards").get(step).asDouble(), result.reward());

        assertEquals(game.path("terminated").get(step).asBoolean(), result.terminated());
      }
    }
  }

  private static List<JsonNode> games() throws IOException {
    try (InputStream stream = MountainCarTest.class.getResourceAsStream("/mountain-car.jsonl")) {
      ObjectMapper json = new ObjectMapper();
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      List<JsonNode> games = new java.util.ArrayList<>();
      for (String line : text.split("\n")) {
        games.add(json.readTree(line));
      }
      return games;
    }
  }

  private static MountainCarState state(JsonNode game, int step) {
    JsonNode state = game.path("state").get(step);
    return new MountainCarState(state.get(0).asDouble(), state.get(1).asDouble());
  }

  @Test
  void it_keeps_the_contract_of_environments() {
    List<Finding> findings = EnvironmentCheck.run(Environments.find("mountain-car"), Map.of());

    assertTrue(findings.stream().allMatch(Finding::kept), findings::toString);
  }
}
