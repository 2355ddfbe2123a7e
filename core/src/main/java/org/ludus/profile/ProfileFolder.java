package org.ludus.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ludus.failure.Failures;
import org.ludus.file.BoundedFile;
import org.ludus.file.DataFolder;
import org.ludus.file.PendingFile;

/**
 * The files of a person. Writing never waits and never fails: what is written is there to be read
 * at once, and a thread of its own takes it to the disk, whole or not at all. When the disk refuses
 * for the first time, one message says so, and from then on everything stays in memory.
 *
 * <p>The folder is made when something is first written. Names are relative to it, with {@code /}
 * between folders. Any thread may use it. Closing waits until everything is on the disk.
 */
public final class ProfileFolder implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final Optional<Path> root;
  private final Queue<String> messages = new ConcurrentLinkedQueue<>();
  private final ExecutorService writer = Executors.newSingleThreadExecutor(ProfileFolder::thread);

  // What is not on the disk yet, or never will be: contents by name, nothing for a deleted file.
  private final Map<String, Optional<Supplier<byte[]>>> pending = new HashMap<>();
  private boolean inMemory;

  private ProfileFolder(Optional<Path> root) {
    this.root = root;
    inMemory = root.isEmpty();
  }

  /**
   * Returns the folder of whoever runs the program: {@code LUDUS_HOME}, the property {@code
   * ludus.home}, or the platform's place for data of programs, in this order.
   */
  public static ProfileFolder standard() {
    Optional<Path> place = DataFolder.find();
    ProfileFolder folder = new ProfileFolder(place);
    if (place.isEmpty()) {
      folder.report("No folder for your games was found: they are kept until the program ends.");
    }
    return folder;
  }

  /** Returns a folder at that place, which need not exist yet. */
  public static ProfileFolder at(Path root) {
    return new ProfileFolder(Optional.of(root));
  }

  /** Returns a folder that is gone when the program ends. */
  public static ProfileFolder inMemory() {
    return new ProfileFolder(Optional.empty());
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "ludus-profile");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns where the folder is on the disk, if it is meant to be there. */
  public Optional<Path> root() {
    return root;
  }

  /** Returns the messages for the person since the last call, oldest first. */
  public List<String> takeMessages() {
    List<String> taken = new ArrayList<>();
    for (String message = messages.poll(); message != null; message = messages.poll()) {
      taken.add(message);
    }
    return taken;
  }

  /** Leaves a message for the person. */
  void report(String message) {
    messages.add(message);
  }

  /**
   * Returns a file's content, or nothing where there is no such file or it cannot be read.
   *
   * @param most a file of more bytes is not read
   */
  Optional<byte[]> read(String name, int most) {
    synchronized (this) {
      if (pending.containsKey(name)) {
        return pending.get(name).map(Supplier::get);
      }
    }
    // What is no regular file may be a pipe, whose end would be waited for.
    Optional<Path> file = onDisk(name).filter(Files::isRegularFile);
    try {
      return file.isPresent() ? Optional.of(BoundedFile.read(file.get(), most)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns whether there is anything of that name, be it a file or not. */
  boolean holds(String name) {
    synchronized (this) {
      if (pending.containsKey(name)) {
        return pending.get(name).isPresent();
      }
    }
    return onDisk(name).filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isPresent();
  }

  private Optional<Path> onDisk(String name) {
    return root.map(folder -> folder.resolve(name));
  }

  /** Deletes what killed programs left in one of the folders while they wrote there. */
  void sweep(String folder) {
    root.map(path -> path.resolve(folder)).filter(Files::isDirectory).ifPresent(PendingFile::sweep);
  }

  /** Returns the names of the files in one of the folders, without the folder, in order. */
  List<String> list(String folder) {
    TreeSet<String> names = new TreeSet<>();
    root.map(path -> path.resolve(folder)).ifPresent(path -> names.addAll(filesIn(path)));
    String prefix = folder + "/";
    synchronized (this) {
      pending.forEach(
          (name, content) -> {
            if (name.startsWith(prefix) && content.isPresent()) {
              names.add(name.substring(prefix.length()));
            } else if (name.startsWith(prefix)) {
              names.remove(name.substring(prefix.length()));
            }
          });
    }
    return List.copyOf(names);
  }

  private static List<String> filesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).map(f -> f.getFileName().toString()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Writes a file, in place of one that may be there. */
  void write(String name, byte[] content) {
    write(name, () -> content);
  }

  /**
   * Writes a file whose content is made by the thread that writes it.
   *
   * @param content may be asked more than once, by any thread, and always gives the same; where
   *     there can be none, it throws an {@link UncheckedIOException}
   */
  void write(String name, Supplier<byte[]> content) {
    change(name, Optional.of(content));
  }

  /** Deletes a file, if there is one. */
  void delete(String name) {
    change(name, Optional.empty());
  }

  /**
   * Puts a damaged file aside, so that it can be looked at and nothing overwrites it: whatever it
   * is, a folder perhaps, gets a name that nothing has. Where the disk refuses, it stays as it is,
   * and all else in memory.
   *
   * @param reason what is wrong with it, for the person: {@code a.yaml: line 3: ...}
   */
  void setAside(String name, String reason) {
    String aside = asideOf(name);
    Optional<Supplier<byte[]>> written;
    synchronized (this) {
      written = pending.getOrDefault(name, Optional.empty());
    }
    try {
      if (written.isPresent()) {
        change(aside, written);
        delete(name);
      } else {
        Files.move(onDisk(name).orElseThrow(), onDisk(aside).orElseThrow());
      }
      report(reason + "; it was damaged and has been set aside as " + aside);
    } catch (IOException e) {
      report(reason);
      stayInMemory(e);
    }
  }

  private String asideOf(String name) {
    String aside = name + ".damaged";
    for (int number = 2; holds(aside); number++) {
      aside = name + ".damaged-" + number;
    }
    return aside;
  }

  private synchronized void change(String name, Optional<Supplier<byte[]>> content) {
    pending.put(name, content);
    if (!inMemory && !writer.isShutdown()) {
      writer.execute(() -> takeToDisk(name, content));
    }
  }

  private void takeToDisk(String name, Optional<Supplier<byte[]>> content) {
    synchronized (this) {
      if (inMemory || !content.equals(pending.get(name))) {
        // The disk has refused before, or a later change of the same file has taken its place.
        return;
      }
    }
    try {
      Path file = root.orElseThrow().resolve(name);
      if (content.isPresent()) {
        replace(file, content.get().get());
      } else {
        Files.deleteIfExists(file);
      }
      synchronized (this) {
        pending.remove(name, content);
      }
    } catch (UncheckedIOException e) {
      // It is this content that cannot be a file; there is nothing wrong with the disk.
      report("Cannot keep " + name + ": " + Failures.line(e));
    } catch (IOException e) {
      stayInMemory(e);
    }
  }

  private static void replace(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    PendingFile.write(file, content);
  }

  private synchronized void stayInMemory(IOException reason) {
    inMemory = true;
    report(
        "Cannot write to %s (%s): settings and games are kept until the program ends."
            .formatted(root.orElseThrow(), Failures.line(reason)));
  }

  /** Waits until everything written so far is on the disk, or known never to get there. */
  void flush() {
    Future<?> last;
    synchronized (this) {
      if (writer.isShutdown()) {
        return;
      }
      last = writer.submit(() -> {});
    }
    try {
      last.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the profile's files were not written", e);
    }
  }

  /** Waits until everything is on the disk. What is written later stays in memory. */
  @Override
  public void close() {
    synchronized (this) {
      writer.shutdown();
    }
    try {
      if (!writer.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        report("Some of your games could not be written in time.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
