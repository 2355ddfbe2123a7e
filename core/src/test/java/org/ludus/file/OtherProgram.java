package org.ludus.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A second program that uses the same files: it does one thing and says so. */
final class OtherProgram {

  private OtherProgram() {}

  /** Starts one that holds something until it is killed, and waits until it does. */
  static Process start(String what, Path file) throws IOException {
    Process process = run(List.of(), what, file);
    int said = process.getInputStream().read();
    if (said != 'x') {
      throw new IOException("the other program has not begun");
    }
    return process;
  }

  /** Starts one that may write files of so many blocks of 512 or 1,024 bytes at the most. */
  static Process limited(int blocks, String what, Path file) throws IOException {
    return run(List.of("sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"), what, file);
  }

  private static Process run(List<String> before, String what, Path file) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-XX:-UsePerfData", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(OtherProgram.class.getName(), what, file.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Does what it is told. */
  public static void main(String[] arguments) throws Exception {
    Path file = Path.of(arguments[1]);
    switch (arguments[0]) {
      case "lock" -> hold(FolderLock.take(file));
      case "pending" -> hold(new PendingFile(file));
      case "full-file" -> fill(() -> PendingFile.write(file, new byte[1 << 20]));
      case "full-archive" ->
          fill(
              () -> {
                try (ArchiveWriter archive = new ArchiveWriter(file)) {
                  archive.doubles(new double[1 << 17]);
                  archive.commit();
                }
              });
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void hold(Object held) throws InterruptedException {
    System.out.print('x');
    System.out.flush();
    Thread.sleep(Long.MAX_VALUE);
    throw new IllegalStateException("let go of " + held);
  }

  /** Something that cannot be written. */
  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }

  private static void fill(Writing writing) {
    try {
      writing.write();
      System.out.println("written");
    } catch (UncheckedIOException e) {
      System.out.println(e.getCause().getMessage());
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
  }
}
