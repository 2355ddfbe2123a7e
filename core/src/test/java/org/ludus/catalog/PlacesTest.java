package org.ludus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.agent.Actor;
import org.ludus.env.Environment;
import org.ludus.env.Inspectable;
import org.ludus.env.Play;
import org.ludus.env.SplitMix64;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.wrapper.Discretized;
import org.ludus.env.wrapper.FrameStack;
import org.ludus.env.wrapper.NormalizedObservation;
import org.ludus.env.wrapper.OneHot;
import org.ludus.env.wrapper.StickyActions;

/** What would be observed from the cells of a board. */
class PlacesTest {

  private static final String WALLED = "grid-world[size=6,walls=0.3]";
  private static final String COORDINATES = "grid-world[observation=coordinates]";

  @ParameterizedTest
  @ValueSource(strings = {"grid-world", WALLED, COORDINATES, "magic-grid-world"})
  void from_its_own_place_the_agent_observes_what_it_does(String reference) {
    assertOwnPlace(reference, bare -> bare);
  }

  @Test
  void wrappers_convert_what_would_be_observed_like_what_is() {
    assertOwnPlace(COORDINATES, bare -> new FrameStack<>(bare, 3));
    assertOwnPlace(COORDINATES, NormalizedObservation::new);
    assertOwnPlace(COORDINATES, bare -> new Discretized<>(bare, 5));
    assertOwnPlace("magic-grid-world", OneHot::new);
    assertOwnPlace(WALLED, bare -> new StickyActions<>(new FrameStack<>(bare, 2), 0.3));
  }

  @Test
  void the_other_places_differ_in_where_the_agent_is_alone() {
    Environment<GridState> world = open("grid-world[map=S.#/..G]");
    float[] observation = new float[18];
    world.reset(1, observation);
    float[] elsewhere = new float[18];

    Inspectable board = inspectable(world);
    assertThat(board.places()).isEqualTo(6);
    board.observeFrom(4, elsewhere);

    observation[0] = 0;
    observation[4] = 1;
    assertThat(elsewhere).isEqualTo(observation);
    assertThatThrownBy(() -> board.observeFrom(6, elsewhere))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void a_stack_keeps_the_frames_of_the_way_here() {
    Environment<GridState> world = new FrameStack<>(open(COORDINATES), 2);
    float[] observation = new float[8];
    world.reset(1, observation);
    float[] elsewhere = new float[8];

    inspectable(world).observeFrom(0, elsewhere);

    for (int i = 0; i < 4; i++) {
      assertThat(elsewhere[i]).isEqualTo(observation[i]);
    }
    assertThat(elsewhere[4]).isZero();
    assertThat(elsewhere[5]).isZero();
  }

  @Test
  void worlds_without_places_have_nothing_to_observe_from() {
    try (Environment<?> world = Environments.make(EnvironmentReference.parse("cart-pole"))) {
      assertThat(inspectable(world).places()).isZero();
      assertThatThrownBy(() -> inspectable(world).observeFrom(0, new float[4]))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining("no place 0");
    }
  }

  /** Plays two games alike, looks around in one only, and compares every observation. */
  private static void assertOwnPlace(
      String reference, UnaryOperator<Environment<GridState>> wrapping) {
    Environment<GridState> looked = wrapping.apply(open(reference));
    Environment<GridState> alone = wrapping.apply(open(reference));
    Inspectable board = inspectable(looked);
    Actor actor = Play.uniform(looked.spec().actionSpace()).newActor();
    actor.begin(new SplitMix64(9));
    int size = looked.spec().observationSpace().size();
    float[] observation = new float[size];
    float[] undisturbed = new float[size];
    float[] imagined = new float[size];
    float[] action = new float[1];
    for (int seed = 0; seed < 5; seed++) {
      looked.reset(seed, observation);
      alone.reset(seed, undisturbed);
      boolean ended = false;
      for (int step = 0; step < 30 && !ended; step++) {
        assertThat(observation).isEqualTo(undisturbed);
        for (int place = 0; place < board.places(); place++) {
          board.observeFrom(place, imagined);
        }
        board.observeFrom(looked.snapshot().agent(), imagined);
        assertThat(imagined).isEqualTo(observation);
        actor.act(observation, 0, action, 0);
        ended = looked.step(action, observation).ended();
        alone.step(action, undisturbed);
      }
    }
  }

  private static Inspectable inspectable(Environment<?> world) {
    return world.capability(Inspectable.class).orElseThrow();
  }

  @SuppressWarnings("unchecked") // Both worlds of cells have this state.
  private static Environment<GridState> open(String reference) {
    return (Environment<GridState>) Environments.make(EnvironmentReference.parse(reference));
  }
}
