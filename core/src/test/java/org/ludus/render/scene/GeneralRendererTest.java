package org.ludus.render.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.gridworld.GridWorld;
import org.ludus.env.gridworld.GridWorldOptions;
import org.ludus.render.Insight;
import org.ludus.render.Observed;
import org.ludus.render.ObservedEnvironment;
import org.ludus.render.Painter;
import org.ludus.render.Palette;
import org.ludus.settings.Settings;

class GeneralRendererTest {

  private static final Space ACTIONS = new Space.Discrete(List.of("left", "right"));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 24, 25, 30, 120})
  void every_number_is_seen(int count) {
    Space.Box box = box(count);
    int[] before = picture(state(box, numbers(count, -1, 0), 3));
    for (int changed = 0; changed < count; changed++) {
      assertThat(picture(state(box, numbers(count, changed, 0.5f), 3)))
          .as("number " + changed)
          .isNotEqualTo(before);
    }
  }

  @Test
  void what_is_out_of_range_or_no_number_looks_otherwise_than_the_end_of_the_range() {
    Space.Box box = box(2);
    int[] end = picture(state(box, List.of(1f, 0f), 3));

    assertThat(picture(state(box, List.of(1.2f, 0f), 3))).isNotEqualTo(end);
    assertThat(picture(state(box, List.of(Float.POSITIVE_INFINITY, 0f), 3))).isNotEqualTo(end);
    assertThat(picture(state(box, List.of(Float.NaN, 0f), 3))).isNotEqualTo(end);
    assertThat(orange(state(box, List.of(1f, 0f), 3))).isZero();
    assertThat(orange(state(box, List.of(1.2f, 0f), 3))).isPositive();
    assertThat(orange(state(box, List.of(Float.NaN, 0f), 3))).isPositive();
  }

  @Test
  void a_choice_among_alternatives_is_a_board_and_a_name() {
    Space.Discrete rooms = new Space.Discrete(List.of("kitchen", "hall", "garden"));

    assertThat(picture(state(rooms, List.of(1f), 3)))
        .isNotEqualTo(picture(state(rooms, List.of(2f), 3)));
  }

  @Test
  void reward_return_and_steps_are_seen() {
    Space.Box box = box(1);
    int[] first = picture(state(box, List.of(0f), 3));

    assertThat(picture(state(box, List.of(0f), 4))).isNotEqualTo(first);
  }

  @Test
  void numbers_move_evenly_between_two_steps() {
    GeneralRenderer<String> renderer = new GeneralRenderer<>(Palette.NIGHT);
    Observed<String> before = state(box(2), List.of(0f, 1f), 3);
    Observed<String> after = state(box(2), List.of(1f, -1f), 4);

    assertThat(renderer.between(before, after, 0)).isSameAs(before);
    assertThat(renderer.between(before, after, 1)).isSameAs(after);
    Observed<String> middle = renderer.between(before, after, 0.25f);
    assertThat(middle.observation()).containsExactly(0.25f, 0.5f);
    assertThat(middle.steps()).isEqualTo(4);
  }

  @Test
  void a_world_of_places_is_a_board_with_the_agent_on_it() {
    GridWorldOptions options =
        Settings.override("grid", GridWorldOptions.defaults(), Map.of("map", "S.../..../...G"));
    try (Environment<Observed<GridState>> world =
        new ObservedEnvironment<>(new GridWorld(options), 4)) {
      float[] observation = new float[world.spec().observationSpace().size()];
      world.reset(1, observation);
      assertThat(world.snapshot().board().orElseThrow())
          .isEqualTo(new Observed.Board(12, 4, 0, 0, 1));

      world.step(new float[] {1}, observation);
      Observed<GridState> now = world.snapshot();
      assertThat(now.board().orElseThrow().place()).isEqualTo(1);
      assertThat(now.last().orElseThrow().action()).containsExactly(1f);
      assertThat(now.episodeReturn()).isEqualTo(now.last().orElseThrow().reward());
      assertThat(now.state().agent()).isEqualTo(1);
      assertThat(now.spec()).isEqualTo(world.spec());

      float[] values = new float[12];
      values[5] = 1;
      Painter<Observed<GridState>> painter =
          new Painter<>(new GeneralRenderer<>(Palette.DAY), 300, 200);
      painter.paint(now);
      int[] plain = painter.canvas().pixels().clone();
      painter.paint(now, new Insight(values, new int[12]));
      assertThat(painter.canvas().pixels()).isNotEqualTo(plain);
    }
  }

  private static Space.Box box(int count) {
    return Space.Box.of(
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    new Space.Dimension(
                        "sensor " + i,
                        "m",
                        Float.NEGATIVE_INFINITY,
                        Float.POSITIVE_INFINITY,
                        -1,
                        1))
            .toList());
  }

  private static List<Float> numbers(int count, int different, float value) {
    List<Float> numbers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      numbers.add(i == different ? value : 0f);
    }
    return numbers;
  }

  private static Observed<String> state(Space space, List<Float> observation, int steps) {
    Optional<Observed.Board> board =
        space instanceof Space.Discrete discrete
            ? Optional.of(
                new Observed.Board(discrete.count(), 2, Math.round(observation.get(0)), -1, 1))
            : Optional.empty();
    return new Observed<>(
        "own",
        new EnvironmentSpec("world", space, ACTIONS, 100, 0, 10),
        observation,
        Optional.of(new Observed.Step(List.of(1f), -steps)),
        steps,
        -2 * steps,
        board);
  }

  private static int[] picture(Observed<String> state) {
    return picture(state, 300, 200);
  }

  private static int[] picture(Observed<String> state, int width, int height) {
    Painter<Observed<String>> painter =
        new Painter<>(new GeneralRenderer<>(Palette.NIGHT), width, height);
    painter.paint(state);
    return painter.canvas().pixels();
  }

  /** Counts the pixels of the warning colour in a picture so large that letters have some. */
  private static long orange(Observed<String> state) {
    return IntStream.of(picture(state, 1200, 800))
        .filter(pixel -> pixel == Palette.NIGHT.orange())
        .count();
  }
}
