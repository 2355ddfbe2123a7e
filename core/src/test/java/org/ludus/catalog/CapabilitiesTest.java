package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.FiniteMdp;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.StepResult;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.gridworld.GridWorld;
import org.ludus.env.gridworld.GridWorldOptions;
import org.ludus.env.wrapper.Checked;
import org.ludus.env.wrapper.Discretized;
import org.ludus.env.wrapper.FrameSkip;
import org.ludus.env.wrapper.FrameStack;
import org.ludus.env.wrapper.InStates;
import org.ludus.env.wrapper.NormalizedObservation;
import org.ludus.env.wrapper.OneHot;
import org.ludus.env.wrapper.StickyActions;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.env.wrapper.Wrapper;
import org.ludus.render.Palette;
import org.ludus.render.PixelObservation;
import org.ludus.render.scene.GridRenderer;

/** What wrappers pass on of what the world inside of them can do. */
class CapabilitiesTest {

  private static final int PLACES = 25;

  /**
   * A wrapper and what is left outside of it.
   *
   * @param around puts it around a board
   * @param hasModel whether the model is
   * @param hasPlaces whether the places are
   */
  private record Case(
      UnaryOperator<Environment<GridState>> around, boolean hasModel, boolean hasPlaces) {

    @Override
    public String toString() {
      return around.apply(new Bell(true)).getClass().getSimpleName() + hasModel + hasPlaces;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(TimeLimit::new, true, true),
        new Case(Checked::new, true, true),
        new Case(NormalizedObservation::new, true, true),
        new Case(inner -> new FrameStack<>(inner, 2), true, true),
        new Case(inner -> new Discretized<>(inner, 3), true, true),
        new Case(InStates::new, true, true),
        new Case(inner -> new OneHot<>(new Discretized<>(inner, 3)), true, true),
        new Case(inner -> new StickyActions<>(inner, 0), true, true),
        new Case(inner -> new StickyActions<>(inner, 0.3), false, true),
        new Case(inner -> new FrameSkip<>(inner, 1), true, true),
        new Case(inner -> new FrameSkip<>(inner, 2), false, true),
        new Case(
            inner -> new PixelObservation<>(inner, new GridRenderer(Palette.NIGHT), 40),
            true,
            false));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_model_is_left_where_actions_do_what_they_did(Case wrapper) {
    try (Environment<?> outside = wrapper.around().apply(new Bell(true))) {
      assertThat(outside.capability(FiniteMdp.class).isPresent()).isEqualTo(wrapper.hasModel());
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void places_are_left_where_it_is_known_how_the_world_looks_from_them(Case wrapper) {
    try (Environment<?> outside = wrapper.around().apply(new Bell(true))) {
      Inspectable board = outside.capability(Inspectable.class).orElseThrow();
      float[] observation = new float[outside.spec().observationSpace().size()];
      outside.reset(1, observation);

      assertThat(board.places()).isEqualTo(wrapper.hasPlaces() ? PLACES : 0);
      if (wrapper.hasPlaces()) {
        board.observeFrom(3, observation);
        assertThat(outside.spec().observationSpace().contains(observation, 0)).isTrue();
      } else {
        assertThatThrownBy(() -> board.observeFrom(3, observation))
            .isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void success_and_what_rewards_are_made_of_always_are(Case wrapper) {
    try (Environment<?> outside = wrapper.around().apply(new Bell(true))) {
      Inspectable inspectable = outside.capability(Inspectable.class).orElseThrow();
      float[] observation = new float[outside.spec().observationSpace().size()];
      outside.reset(1, observation);
      StepResult result;
      int step = 0;
      do {
        result = outside.step(new float[] {step++ % 4}, observation);
        double sum = inspectable.rewardTerms().stream().mapToDouble(RewardTerm::value).sum();
        assertThat(sum).isCloseTo(result.reward(), within(1e-4));
        assertThat(inspectable.succeeded()).isEqualTo(result.terminated());
      } while (!result.ended() && step < 500);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_nobody_knows_here_is_passed_on_as_it_is(Case wrapper) {
    Bell bell = new Bell(true);
    try (Environment<?> outside = wrapper.around().apply(bell)) {
      assertThat(outside.capability(Rings.class)).containsSame(bell);
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void what_is_not_inside_is_not_outside(Case wrapper) {
    Bell mute = new Bell(false);
    if (wrapper.around().apply(new Bell(true)) instanceof InStates) {
      assertThatThrownBy(() -> wrapper.around().apply(mute))
          .hasMessage("grid-world has no finite model");
      return;
    }
    try (Environment<?> outside = wrapper.around().apply(mute)) {
      float[] observation = new float[outside.spec().observationSpace().size()];
      outside.reset(1, observation);
      outside.step(new float[] {1}, observation);

      assertThat(outside.capability(Inspectable.class)).isEmpty();
      assertThat(outside.capability(FiniteMdp.class)).isEmpty();
      assertThat(outside.capability(Rings.class)).isEmpty();
    }
  }

  @Test
  void every_wrapper_is_looked_at_here() {
    Set<String> wrappers =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.ludus.env.wrapper", "org.ludus.render")
                .stream()
                .filter(type -> type.isAssignableTo(Wrapper.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

    List<String> seen =
        cases().map(each -> each.around().apply(new Bell(true)).getClass().getName()).toList();

    assertThat(seen).containsAll(wrappers);
  }

  /** A capability that only a plug-in knows. */
  private interface Rings {}

  /** A board that can do all that boards can, and ring; or nothing beyond the core. */
  private static final class Bell implements Environment<GridState>, Rings {

    private final boolean isCapable;
    private final GridWorld board =
        new GridWorld(
            GridWorldOptions.defaults().withObservation(GridWorldOptions.Observation.COORDINATES));

    Bell(boolean isCapable) {
      this.isCapable = isCapable;
    }

    @Override
    public EnvironmentSpec spec() {
      return board.spec();
    }

    @Override
    public void reset(long seed, float[] observation) {
      board.reset(seed, observation);
    }

    @Override
    public StepResult step(float[] action, float[] observation) {
      return board.step(action, observation);
    }

    @Override
    public GridState snapshot() {
      return board.snapshot();
    }

    @Override
    public <C> Optional<C> capability(Class<C> type) {
      if (!isCapable) {
        return Optional.empty();
      }
      Optional<C> own = Environment.super.capability(type);
      return own.isPresent() ? own : board.capability(type);
    }
  }
}
