package org.ludus.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.file.FileFormatException;
import org.ludus.profile.GameLibrary.Entry;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.ReplayFile;
import org.ludus.recording.Timeline;

class GameLibraryTest {

  private static final Instant NOON = Instant.parse("2024-05-01T12:00:00.250Z");
  private static final String WORLD = "cart-pole[sticky_actions=0.1]";

  @TempDir private Path root;

  @Test
  void a_game_is_listed_and_comes_out_as_it_was() {
    EpisodeLog game = game(WORLD, 3);
    inLibrary(
        library -> {
          Entry added = library.add(game, NOON);

          assertThat(library.entries()).containsExactly(added);
          assertThat(load(library, added)).isEqualTo(game);
        });

    inLibrary(
        library -> {
          Entry entry = library.entries().get(0);
          assertThat(entry.world()).isEqualTo(EnvironmentReference.parse(WORLD));
          assertThat(entry.player()).isEqualTo("Ada");
          assertThat(entry.episodicReturn()).isEqualTo(game.episodicReturn());
          assertThat(entry.steps()).isEqualTo(game.steps());
          assertThat(entry.seed()).isEqualTo(3);
          assertThat(entry.date()).isEqualTo(NOON);
          assertThat(entry.kept()).isFalse();
          assertThat(load(library, entry)).isEqualTo(game);
        });
  }

  @Test
  void the_newest_hundred_stay_and_all_that_are_marked() {
    inLibrary(
        library -> {
          Entry first = library.add(game(WORLD, 1), NOON);
          assertThat(library.keep(first, true)).get().extracting(Entry::kept).isEqualTo(true);
          for (int i = 1; i <= GameLibrary.CAPACITY + 5; i++) {
            library.add(game(WORLD, 1), NOON.plusSeconds(i));
          }
        });

    assertThat(replays()).hasSize(GameLibrary.CAPACITY + 1);
    inLibrary(
        library -> {
          List<Entry> games = library.entries();
          assertThat(games).hasSize(GameLibrary.CAPACITY + 1);
          assertThat(games.get(0).date()).isEqualTo(NOON.plusSeconds(GameLibrary.CAPACITY + 5));
          assertThat(games.get(games.size() - 2).date()).isEqualTo(NOON.plusSeconds(6));
          Entry oldest = games.get(games.size() - 1);
          assertThat(oldest.kept()).isTrue();
          assertThat(oldest.date()).isEqualTo(NOON);

          // Unmarked, it is the first to go.
          assertThat(library.keep(oldest, false)).isEmpty();
          assertThat(library.entries()).hasSize(GameLibrary.CAPACITY);
        });
    assertThat(replays()).hasSize(GameLibrary.CAPACITY);
  }

  @Test
  void what_a_killed_program_left_is_swept_away() throws IOException {
    inLibrary(library -> library.add(game(WORLD, 1), NOON));
    Path recordings = root.resolve("recordings");
    Path left = Files.write(recordings.resolve(".a.replay.1f.part"), new byte[10]);

    inLibrary(library -> assertThat(library.entries()).hasSize(1));

    assertThat(left).doesNotExist();
  }

  @Test
  void a_deleted_game_is_gone() {
    inLibrary(
        library -> {
          Entry one = library.add(game(WORLD, 1), NOON);
          Entry other = library.add(game(WORLD, 2), NOON);
          assertThat(other.id()).isNotEqualTo(one.id());
          library.keep(one, true);

          library.delete(one);

          assertThat(library.entries()).containsExactly(other);
          assertThatThrownBy(() -> library.load(one)).hasMessageContaining("no longer there");
        });
    assertThat(replays()).hasSize(1);
  }

  @Test
  void the_index_can_be_lost_or_damaged() throws IOException {
    inLibrary(
        library -> {
          library.keep(library.add(game(WORLD, 1), NOON), true);
          library.add(game("grid-world", 2), NOON.plusSeconds(1));
        });
    Path index = root.resolve("recordings/index.yaml");
    Files.writeString(index, "{{{");
    List<Entry> withDamagedIndex = entries();
    Files.delete(index);

    assertThat(entries()).isEqualTo(withDamagedIndex).hasSize(2);
    assertThat(entries()).extracting(Entry::kept).containsExactly(false, true);
    assertThat(entries())
        .extracting(entry -> entry.world().id())
        .containsExactly("grid-world", "cart-pole");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "world: cart-pole.* | world: cart-pile",
        "world: cart-pole.* | world: grid-world",
        "world: cart-pole.* | world: 'cart-pole[no_such=1]'",
        "world: cart-pole.* | world: 'cart-pole[max_steps=x]'",
        "world: cart-pole.* | world: 'cart-pole[max_steps'",
        "world: cart-pole.* | world: [cart-pole]",
        "world: cart-pole.* | world:",
        "player: .* | player: {a: 1}",
        "player: .* | playr: Ada",
        "return: .* | return: much",
        "return: .* | return: .nan",
        "return: .* | return: 1e400",
        "steps: .* | steps: -3",
        "steps: .* | steps: 4294967301",
        "steps: .* | steps: 0x10",
        "seed: .* | seed: 1.5",
        "seed: .* | seed: 99999999999999999999",
        "seed: .* | seed: !!int abc",
        "(?s).* | - a",
        "(?s).* | a: &a [ [ *a ] ]",
        "(?s)(.*) | $1$1",
        "(?s).* | 20240501-120000-250-cart-pole: 5",
      })
  void games_are_shown_whatever_the_index_says_of_them(String right, String wrong)
      throws IOException {
    inLibrary(library -> library.add(game(WORLD, 1), NOON));
    List<Entry> games = entries();
    Path index = root.resolve("recordings/index.yaml");
    String before = Files.readString(index);
    String spoilt = before.replaceFirst(right, wrong);
    assertThat(spoilt).isNotEqualTo(before);
    Files.writeString(index, spoilt);

    assertThat(entries()).isEqualTo(games).hasSize(1);
    assertThat(index).hasContent(before);
  }

  @Test
  void an_index_that_is_no_file_is_set_aside_and_written_anew() throws IOException {
    inLibrary(library -> library.add(game(WORLD, 1), NOON));
    Path index = root.resolve("recordings/index.yaml");
    Files.delete(index);
    Files.createDirectory(index);

    assertThat(entries()).hasSize(1);
    assertThat(index).isRegularFile();
    assertThat(root.resolve("recordings/index.yaml.damaged")).isDirectory();
  }

  @Test
  void a_game_of_a_world_that_is_not_there_is_listed() throws IOException {
    inLibrary(library -> library.add(changed(game(WORLD, 1), "maze[depth=3]", 1), NOON));

    assertThat(entries())
        .singleElement()
        .extracting(entry -> entry.world().toString())
        .isEqualTo("maze[depth=3]");
    Files.delete(root.resolve("recordings/index.yaml"));
    assertThat(entries()).hasSize(1);
  }

  @Test
  void where_nothing_was_played_no_index_is_written() {
    assertThat(entries()).isEmpty();
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void what_is_not_the_librarys_or_damaged_is_left_alone() throws IOException {
    Path folder = Files.createDirectories(root.resolve("recordings"));
    Path foreign = Files.writeString(folder.resolve("landing.replay"), "mine");
    Path damaged = Files.writeString(folder.resolve("20240501-120000-000-cart-pole.replay"), "?");
    Path undated = Files.writeString(folder.resolve("20249999-999999-000-cart-pole.replay"), "?");

    inLibrary(
        library -> {
          assertThat(library.entries()).isEmpty();
          for (int i = 0; i <= GameLibrary.CAPACITY; i++) {
            library.add(game(WORLD, 1), NOON.plusSeconds(i));
          }
          assertThat(library.entries()).hasSize(GameLibrary.CAPACITY);
        });

    assertThat(foreign).hasContent("mine");
    assertThat(damaged).hasContent("?");
    assertThat(undated).hasContent("?");
  }

  @Test
  void a_game_that_does_not_come_out_the_same_is_refused() throws IOException {
    EpisodeLog game = game(WORLD, 1);
    inLibrary(library -> library.add(game, NOON));
    Path file = replays().get(0);

    ReplayFile.write(file, List.of(changed(game, WORLD, 2)));
    refuses("does not come out the same");
    ReplayFile.write(file, List.of(changed(game, "atlantis", 1)));
    refuses("unknown environment 'atlantis'");
    ReplayFile.write(file, List.of(game, game));
    refuses("holds 2 games");
    Files.writeString(file, "LUDUS");
    refuses("cut short");
  }

  private void refuses(String reason) {
    inLibrary(
        library ->
            assertThatThrownBy(() -> library.load(library.entries().get(0)))
                .isInstanceOf(FileFormatException.class)
                .hasMessageContaining(reason));
  }

  @Test
  void without_a_disk_games_are_kept_in_memory() throws IOException {
    Path inTheWay = Files.writeString(root.resolve("file"), "");
    try (ProfileFolder folder = ProfileFolder.at(inTheWay)) {
      GameLibrary library = new GameLibrary(folder);
      EpisodeLog game = game(WORLD, 1);
      Entry entry = library.add(game, NOON);
      folder.flush();

      assertThat(load(library, library.keep(entry, true).orElseThrow())).isEqualTo(game);
      assertThat(folder.takeMessages()).hasSize(1);
    }
  }

  private void inLibrary(Consumer<GameLibrary> work) {
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      work.accept(new GameLibrary(folder));
    }
  }

  private List<Entry> entries() {
    try (ProfileFolder folder = ProfileFolder.at(root)) {
      return new GameLibrary(folder).entries();
    }
  }

  private List<Path> replays() {
    String[] names = root.resolve("recordings").toFile().list((dir, name) -> name.endsWith("y"));
    return List.of(names).stream().map(root.resolve("recordings")::resolve).toList();
  }

  private static EpisodeLog load(GameLibrary library, Entry entry) {
    try {
      return library.load(entry);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Plays five steps with one and the same action. */
  private static EpisodeLog game(String world, long seed) {
    try (Environment<?> environment = Environments.make(EnvironmentReference.parse(world))) {
      Timeline timeline = new Timeline(environment, seed);
      while (timeline.length() < 5 && !timeline.ended()) {
        timeline.append(new float[] {1});
      }
      return timeline.log(world, "Ada");
    }
  }

  private static EpisodeLog changed(EpisodeLog game, String world, long seed) {
    float[] actions = new float[game.steps()];
    Arrays.fill(actions, 1);
    return new EpisodeLog(
        world, game.agent(), seed, 1, actions, game.episodicReturn(), game.checksum());
  }
}
