package org.ludus.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ludus.env.cartpole.CartPole;
import org.ludus.env.cartpole.CartPoleOptions;
import org.ludus.env.cartpole.CartPoleState;
import org.ludus.env.wrapper.TimeLimit;
import org.ludus.recording.Export.State;
import org.ludus.recording.Exports.Format;
import org.ludus.render.Canvas;
import org.ludus.render.Renderer;
import org.ludus.render.Scene;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExportsTest {

  private final EpisodeLog game = Episodes.random(Episodes.cartPole(), "cart-pole[a=1]", 5);
  private final CountDownLatch go = new CountDownLatch(1);

  @TempDir private Path temporary;

  @Test
  void a_game_becomes_a_file_of_any_kind() throws IOException, InterruptedException {
    Path folder = temporary.resolve("new/videos");
    go.countDown();
    try (Exports exports = new Exports(this::open)) {
      for (Format format : Format.values()) {
        Export export = exports.submit(game, folder, format, 60, 40);
        await(export);

        assertThat(export.message()).isEqualTo("Saved " + export.file());
        assertThat(export.state()).isEqualTo(State.FINISHED);
        assertThat(export.progress()).isEqualTo(1);
        assertThat(export.file()).isNotEmptyFile();
      }
      assertThat(exports.pending()).isEmpty();
    }
    assertThat(names(folder))
        .containsExactlyInAnyOrder("cart-pole-5.gif", "cart-pole-5.mp4", "cart-pole-5.png");
    assertThat(ImageIO.read(folder.resolve("cart-pole-5.png").toFile()).getWidth())
        .isGreaterThan(60);
  }

  @Test
  void names_do_not_collide_with_files_nor_with_what_still_waits() throws Exception {
    Path mine = Files.writeString(temporary.resolve("cart-pole-5.png"), "mine");
    try (Exports exports = new Exports(this::open)) {
      Export first = exports.submit(game, temporary, Format.PNG, 60, 40);
      Export second = exports.submit(game, temporary, Format.PNG, 60, 40);
      assertThat(exports.pending()).containsExactly(first, second);
      assertThat(second.state()).isEqualTo(State.WAITING);
      go.countDown();
      await(second);

      assertThat(first.state()).isEqualTo(State.FINISHED);
      assertThat(first.file()).hasFileName("cart-pole-5-2.png");
      assertThat(second.file()).hasFileName("cart-pole-5-3.png");
    }
    assertThat(mine).hasContent("mine");
    assertThat(names(temporary)).hasSize(3);
  }

  @Test
  void what_is_cancelled_leaves_nothing() throws InterruptedException {
    try (Exports exports = new Exports(this::open)) {
      Export running = exports.submit(game, temporary, Format.MP4, 60, 40);
      Export waiting = exports.submit(game, temporary, Format.MP4, 60, 40);
      running.cancel();
      waiting.cancel();
      go.countDown();
      await(waiting);

      assertThat(List.of(running.state(), waiting.state())).containsOnly(State.CANCELLED);
      assertThat(running.message()).contains("cancelled");
      assertThat(running.progress()).isLessThan(1);
    }
    assertThat(names(temporary)).isEmpty();
  }

  @Test
  void closing_cancels_all() throws InterruptedException {
    Exports exports = new Exports(this::open);
    Export running = exports.submit(game, temporary, Format.GIF, 60, 40);
    Export waiting = exports.submit(game, temporary, Format.GIF, 60, 40);
    Thread closer = new Thread(exports::close);
    closer.start();
    while (!running.isCancelled() || !waiting.isCancelled()) {
      Thread.sleep(5);
    }
    go.countDown();
    closer.join();

    assertThat(List.of(running.state(), waiting.state())).containsOnly(State.CANCELLED);
    assertThat(names(temporary)).isEmpty();
  }

  @Test
  void a_failure_is_told_and_the_next_one_is_made() throws Exception {
    go.countDown();
    Path file = Files.writeString(temporary.resolve("file"), "");
    EpisodeLog lost = new EpisodeLog("atlantis", "nobody", 1, 1, new float[3], 0, 0);
    try (Exports exports = new Exports(this::open)) {
      Export odd = exports.submit(game, temporary, Format.MP4, 61, 40);
      Export blocked = exports.submit(game, file, Format.PNG, 60, 40);
      Export unknown = exports.submit(lost, temporary, Format.PNG, 60, 40);
      Export broken = exports.submit(renamed("breaks"), temporary, Format.MP4, 60, 40);
      Export good = exports.submit(game, temporary, Format.PNG, 60, 40);
      await(good);

      assertThat(List.of(odd, blocked, unknown, broken))
          .allMatch(export -> export.state() == State.FAILED);
      assertThat(odd.message()).contains("even sizes");
      assertThat(blocked.message()).isNotEmpty();
      assertThat(unknown.message()).isEqualTo("no atlantis");
      assertThat(broken.message()).isEqualTo("out of paint");
      assertThat(good.state()).isEqualTo(State.FINISHED);
    }
    assertThat(names(temporary)).containsExactlyInAnyOrder("file", "cart-pole-5.png");
  }

  private EpisodeLog renamed(String environment) {
    return Episodes.random(Episodes.cartPole(), environment, 5);
  }

  /** Opens a scene once it may; drawing one that is to break fails midway. */
  private Scene<?> open(String reference) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (reference.equals("atlantis")) {
      throw new IllegalArgumentException("no atlantis");
    }
    return new Scene<>(
        new TimeLimit<>(new CartPole(CartPoleOptions.defaults())),
        new Track(reference.equals("breaks")));
  }

  /** Shows where the cart is, unless it breaks midway. */
  private record Track(boolean breaks) implements Renderer<CartPoleState> {

    @Override
    public float worldWidth() {
      return 6;
    }

    @Override
    public float worldHeight() {
      return 4;
    }

    @Override
    public Object stillKey(CartPoleState state) {
      return "track";
    }

    @Override
    public void drawStill(CartPoleState state, Canvas canvas) {
      canvas.begin(6, 4, 0xFF000000, 0xFF000000);
    }

    @Override
    public void drawMoving(CartPoleState state, Canvas canvas) {
      if (breaks && state.steps() == 4) {
        throw new IllegalStateException("out of paint");
      }
      canvas.fillCircle(3 + 10 * (float) state.x(), 2, 1, 0xFFFFFFFF);
    }
  }

  private static void await(Export export) throws InterruptedException {
    while (!export.state().isOver()) {
      Thread.sleep(5);
    }
  }

  private static List<String> names(Path folder) {
    return List.of(folder.toFile().list());
  }
}
