package org.ludus.app.xray;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.Space;
import org.ludus.env.wrapper.FrameStack;

class ObservedPictureTest {

  @Test
  void a_board_has_a_plane_for_each_kind_of_thing() {
    ObservedPicture picture = picture("breakout");

    assertThat(picture.names()).containsExactly("paddle", "ball", "trail", "brick");
    assertThat(picture.ofScene()).isFalse();
    assertThat(picture.pixels()).isEqualTo(100);
    assertThat(picture("space-invaders").names()).hasSize(6).contains("alien moving left");
  }

  @Test
  void a_board_seen_more_than_once_is_still_a_board() {
    Environment<?> world = Environments.make(EnvironmentReference.parse("breakout"));
    Space space = new FrameStack<>(world, 2).spec().observationSpace();

    ObservedPicture picture = ObservedPicture.of(space).orElseThrow();
    assertThat(picture.planes()).isEqualTo(8);
    assertThat(picture.ofScene()).isFalse();
  }

  @Test
  void frames_of_one_plane_are_pictures_of_the_scene_the_oldest_first() {
    ObservedPicture picture = ObservedPicture.of(film(4, 3, 3)).orElseThrow();

    assertThat(picture.ofScene()).isTrue();
    assertThat(picture.names()).containsExactly("\u22122", "\u22121", "now");
  }

  @Test
  void other_observations_are_no_pictures() {
    for (String world : List.of("cart-pole", "grid-world", "magic-grid-world")) {
      Space space = Environments.make(EnvironmentReference.parse(world)).spec().observationSpace();
      assertThat(ObservedPicture.of(space)).isEmpty();
    }
  }

  @Test
  void in_a_board_what_is_there_weighs_by_what_would_change_without_it() {
    ObservedPicture picture = new ObservedPicture(1, 3, 2, 1, List.of("ball", "brick"));
    float[] gradient = {4, -1, -9, 9, 1, -3};
    float[] observation = {1, 1, 0, 0, 0, 1};

    assertThat(picture.weights(gradient, observation)).containsExactly(1, 0, 0.6f);
  }

  @Test
  void in_shades_of_grey_a_pixel_weighs_by_what_would_change_if_it_did() {
    ObservedPicture picture = new ObservedPicture(1, 2, 2, 2, List.of("", ""));

    assertThat(picture.weights(new float[] {1, -1, -8, 0}, new float[4])).containsExactly(0.25f, 1);
  }

  @Test
  void where_nothing_hangs_on_anything_there_is_no_weight() {
    ObservedPicture picture = new ObservedPicture(1, 2, 1, 1, List.of(""));

    assertThat(picture.weights(new float[2], new float[2])).containsOnly(0);
  }

  private static ObservedPicture picture(String world) {
    Space space = Environments.make(EnvironmentReference.parse(world)).spec().observationSpace();
    return ObservedPicture.of(space).orElseThrow();
  }

  private static Space film(int height, int width, int frames) {
    return new Space.Box(
        Collections.nCopies(height * width * frames, new Space.Dimension("brightness", "", 0, 1)),
        List.of(height, width, frames),
        frames);
  }
}
