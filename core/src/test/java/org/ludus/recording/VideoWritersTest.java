package org.ludus.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VideoWritersTest {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  @TempDir Path folder;

  @Test
  void an_mp4_holds_every_frame_in_its_colours() throws IOException {
    Path video = write("a.mp4", 30);

    Path raw = folder.resolve("raw");
    Ffmpeg.run("-i", video.toString(), "-f", "rawvideo", "-pix_fmt", "rgb24", "file:" + raw);
    byte[] bytes = Files.readAllBytes(raw);
    assertThat(bytes).hasSize(30 * WIDTH * HEIGHT * 3);
    int[] pixels = picture(29);
    for (int i = 0; i < 3; i++) {
      int seen = bytes[29 * WIDTH * HEIGHT * 3 + i] & 0xFF;
      assertThat(seen).isCloseTo((pixels[0] >> (16 - 8 * i)) & 0xFF, within(6));
    }
  }

  @Test
  void an_mp4_can_start_before_it_is_loaded() throws IOException {
    String text = Files.readString(write("a.mp4", 3), StandardCharsets.ISO_8859_1);

    assertThat(text.indexOf("moov")).isPositive().isLessThan(text.indexOf("mdat"));
  }

  @Test
  void a_gif_holds_every_frame() throws IOException {
    Path video = write("a.gif", 20);

    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(video.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(20);
      int seen = reader.read(0).getRGB(3, 3);
      assertThat(seen & 0xFF).isCloseTo(picture(0)[0] & 0xFF, within(4));
    } finally {
      reader.dispose();
    }
  }

  @Test
  void a_contact_sheet_shows_twelve_frames_from_the_first_to_the_last() throws IOException {
    BufferedImage sheet = ImageIO.read(write("a.png", 500).toFile());

    assertThat(sheet.getWidth()).isEqualTo(4 * WIDTH + 5 * 12);
    assertThat(sheet.getHeight()).isEqualTo(3 * HEIGHT + 4 * 12);
    assertThat(sheet.getRGB(12, 12)).isEqualTo(picture(0)[0]);
    assertThat(sheet.getRGB(sheet.getWidth() - 13, sheet.getHeight() - 13))
        .isEqualTo(picture(499)[0]);
  }

  @Test
  void a_contact_sheet_leaves_out_pictures_that_are_held() throws IOException {
    Path out = folder.resolve("a.png");
    try (VideoWriter video = VideoWriters.open(out, WIDTH, HEIGHT, 50)) {
      for (int i = 0; i < 60; i++) {
        video.frame(picture(i / 30));
      }
    }

    assertThat(ImageIO.read(out.toFile()).getWidth()).isEqualTo(2 * WIDTH + 3 * 12);
  }

  @Test
  void a_short_contact_sheet_is_no_larger_than_needed() throws IOException {
    BufferedImage sheet = ImageIO.read(write("a.png", 2).toFile());

    assertThat(sheet.getWidth()).isEqualTo(2 * WIDTH + 3 * 12);
    assertThat(sheet.getHeight()).isEqualTo(HEIGHT + 2 * 12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "a.gif", "a.png"})
  void giving_up_leaves_the_old_file_and_nothing_else(String name) throws IOException {
    Path out = Files.writeString(folder.resolve(name), "old");

    VideoWriter video = VideoWriters.open(out, WIDTH, HEIGHT, 50);
    video.frame(picture(0));
    video.discard();
    video.close();

    assertThat(names()).containsExactly(name);
    assertThat(out).hasContent("old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "a.gif", "a.png"})
  void a_video_without_frames_is_an_error_that_leaves_nothing(String name) throws IOException {
    VideoWriter video = VideoWriters.open(folder.resolve(name), WIDTH, HEIGHT, 50);

    assertThatThrownBy(video::close)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at least one frame");
    assertThat(names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "a.gif", "a.png"})
  void a_folder_that_is_not_there_is_said_at_once(String name) {
    Path out = folder.resolve("nowhere").resolve(name);

    assertThatThrownBy(() -> VideoWriters.open(out, WIDTH, HEIGHT, 50))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot write " + out);
  }

  @Test
  void wrong_words_are_answered_with_the_right_ones() {
    assertThatThrownBy(() -> VideoWriters.open(folder.resolve("a.avi"), WIDTH, HEIGHT, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(".mp4, .gif or .png");
    assertThatThrownBy(() -> VideoWriters.open(folder.resolve("a.mp4"), 95, 64, 50))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("94x64");
  }

  @Test
  void a_picture_of_another_size_is_refused() throws IOException {
    VideoWriter video = VideoWriters.open(folder.resolve("a.png"), WIDTH, HEIGHT, 50);

    assertThatThrownBy(() -> video.frame(new int[7])).isInstanceOf(IllegalArgumentException.class);
    video.discard();
  }

  @Test
  void what_ffmpeg_complains_about_is_passed_on_in_one_line() {
    assertThatThrownBy(() -> Ffmpeg.run("-i", folder.resolve("missing").toString(), "x.mp4"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No such file")
        .message()
        .doesNotContain("\n");
  }

  private Path write(String name, int frames) throws IOException {
    Path out = folder.resolve(name);
    try (VideoWriter video = VideoWriters.open(out, WIDTH, HEIGHT, 50)) {
      for (int i = 0; i < frames; i++) {
        video.frame(picture(i));
      }
    }
    assertThat(names()).containsExactly(name);
    return out;
  }

  /** Returns a picture of one colour with a bar that moves. */
  private static int[] picture(int index) {
    int[] pixels = new int[WIDTH * HEIGHT];
    Arrays.fill(pixels, 0xFF2050A0);
    for (int y = 20; y < 30; y++) {
      Arrays.fill(pixels, y * WIDTH + index % 60, y * WIDTH + index % 60 + 20, 0xFFFF9A3D);
    }
    return pixels;
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }
}
