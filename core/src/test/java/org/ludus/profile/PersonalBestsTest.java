package org.ludus.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.profile.PersonalBests.Best;

class PersonalBestsTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00Z");
  private static final EnvironmentReference LANDER = EnvironmentReference.parse("lunar-lander");
  private static final EnvironmentReference WINDY =
      EnvironmentReference.parse("lunar-lander[wind=true,gravity=-5]");

  @TempDir private Path root;

  @Test
  void only_a_higher_return_is_a_new_best() {
    try (ProfileFolder folder = ProfileFolder.inMemory()) {
      PersonalBests bests = new PersonalBests(folder);

      PersonalBests.Outcome first = bests.record(LANDER, game(-100));
      PersonalBests.Outcome better = bests.record(LANDER, game(20.5));
      PersonalBests.Outcome equal = bests.record(LANDER, game(20.5));

      assertThat(first.newBest()).isTrue();
      assertThat(first.before()).isEmpty();
      assertThat(better.newBest()).isTrue();
      assertThat(better.before()).contains(game(-100));
      assertThat(equal.newBest()).isFalse();
      assertThat(equal.games()).isEqualTo(3);
      assertThat(bests.best(LANDER)).contains(game(20.5));
      assertThat(bests.games(LANDER)).isEqualTo(3);
    }
  }

  @Test
  void options_count_for_themselves_however_they_are_written() {
    try (ProfileFolder folder = ProfileFolder.inMemory()) {
      PersonalBests bests = new PersonalBests(folder);
      bests.record(LANDER, game(200));

      assertThat(bests.best(WINDY)).isEmpty();
      assertThat(bests.record(WINDY, game(-30)).newBest()).isTrue();
      assertThat(bests.best(EnvironmentReference.parse("lunar-lander[gravity=-5.0,wind=yes]")))
          .contains(game(-30));
      assertThat(bests.best(EnvironmentReference.parse("lunar-lander[gravity=-10,wind=off]")))
          .contains(game(200));
    }
  }

  @Test
  void bests_are_there_the_next_time() {
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      PersonalBests bests = new PersonalBests(folder);
      bests.record(LANDER, game(0.1));
      bests.record(LANDER, game(-3));
      bests.record(WINDY, game(7));
    }
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      PersonalBests bests = new PersonalBests(folder);

      assertThat(bests.best(LANDER)).contains(game(0.1));
      assertThat(bests.games(LANDER)).isEqualTo(2);
      assertThat(bests.best(WINDY)).contains(game(7));
    }
  }

  @Test
  void entries_that_make_no_sense_are_left_out_and_a_damaged_file_is_set_aside()
      throws IOException {
    Path file = root.resolve("bests.yaml");
    Files.writeString(
        file,
        """
        cart-pole: {return: 500, steps: 500, seed: 1, date: '2024-05-01T12:00:00Z'}
        grid-world: {return: much}
        lunar-lander: {return: 1, steps: 1, seed: 1, date: yesterday}
        """);
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      PersonalBests bests = new PersonalBests(folder);

      assertThat(bests.best(EnvironmentReference.parse("cart-pole")))
          .contains(new Best(500, 500, 1, NOON));
      assertThat(bests.games(EnvironmentReference.parse("grid-world"))).isZero();
      assertThat(bests.best(LANDER)).isEmpty();
      assertThat(folder.takeMessages()).isEmpty();
    }

    Files.writeString(file, "{");
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      assertThat(new PersonalBests(folder).games(LANDER)).isZero();
      assertThat(folder.takeMessages()).hasSize(1);
    }
    assertThat(root.resolve("bests.yaml.damaged")).exists();
  }

  @Test
  void worlds_that_are_not_there_and_what_nobody_understands_stay_in_the_file() throws IOException {
    Path file = root.resolve("bests.yaml");
    Files.writeString(
        file,
        """
        maze[depth=3]: {return: 5, steps: 9, seed: 1, date: '2024-05-01T12:00:00Z', games: 4}
        cart-pole[no_such=1]: {return: 7, steps: 9, seed: 1, date: '2024-05-01T12:00:00Z'}
        grid-world: {return: much, steps: -.inf}
        mine: [a, 'note']
        """);
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      PersonalBests bests = new PersonalBests(folder);
      bests.record(LANDER, game(1));
      bests.record(EnvironmentReference.parse("grid-world"), game(2));
      assertThat(folder.takeMessages()).isEmpty();
    }

    Entries kept = Entries.parse("bests.yaml", Files.readAllBytes(file));
    assertThat(kept.under("maze[depth=3]").whole("games")).contains(4L);
    assertThat(kept.under("cart-pole[no_such=1]").number("return")).contains(7.0);
    assertThat(kept.texts("mine")).contains(List.of("a", "note"));
    assertThat(kept.under("grid-world").number("return")).contains(2.0);
    assertThat(kept.under("lunar-lander").number("return")).contains(1.0);
  }

  @Test
  void damage_of_any_kind_is_set_aside() throws IOException {
    for (String damaged :
        List.of("lunar-lander: !!int abc", "a: !!binary '%%'", "a: &a [ [ *a ] ]", "a: 1\na: 2")) {
      Path file = Files.writeString(root.resolve("bests.yaml"), damaged);
      try (ProfileFolder folder = ProfileFolder.at(root)) {
        PersonalBests bests = new PersonalBests(folder);

        assertThat(bests.games(LANDER)).isZero();
        assertThat(folder.takeMessages()).singleElement().asString().contains("bests.yaml.damaged");
        assertThat(file).doesNotExist();
      }
    }
    assertThat(root.resolve("bests.yaml.damaged-4")).hasContent("a: 1\na: 2");
  }

  private static Best game(double episodicReturn) {
    return new Best(episodicReturn, 250, 7, NOON);
  }
}
