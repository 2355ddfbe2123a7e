package org.ludus.natives;

import com.badlogic.gdx.utils.SharedLibraryLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Unpacks native libraries and loads them. Left to themselves, libGDX and LWJGL unpack theirs under
 * names that anybody can foretell into a folder that everybody can write to, and two programs that
 * start at once get in each other's way.
 *
 * <p>Where a library cannot be unpacked or loaded, every method here throws an {@link
 * UncheckedIOException} whose message says in one line what is wrong. Any thread may use this
 * class.
 */
public final class Natives {

  private static final String JAVACPP_CACHE = "org.bytedeco.javacpp.cachedir";

  private static UnpackedFiles files;

  private Natives() {}

  /**
   * Loads libraries of libGDX, each of them once.
   *
   * @param libraries their names without what platforms put around them, such as {@code gdx}
   */
  public static synchronized void load(String... libraries) {
    for (String library : libraries) {
      if (!SharedLibraryLoader.isLoaded(library)) {
        load(library);
        SharedLibraryLoader.setLoaded(library);
      }
    }
  }

  private static void load(String library) {
    String name = new SharedLibraryLoader().mapLibraryName(library);
    Path file =
        unpack(name)
            .orElseThrow(
                () -> failure(library, new UnsatisfiedLinkError("no " + name + " comes along")));
    try {
      System.load(file.toString());
    } catch (UnsatisfiedLinkError e) {
      throw failure(library, e);
    }
  }

  /**
   * Unpacks a library, unless that has been done before.
   *
   * @param resource its name on the class path, with {@code /} between folders
   * @return the file, with its absolute path, or nothing if there is no such library
   */
  public static synchronized Optional<Path> unpack(String resource) {
    try (InputStream stream = Natives.class.getClassLoader().getResourceAsStream(resource)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(files().file(resource, stream.readAllBytes()));
    } catch (IOException e) {
      throw unchecked(e);
    }
  }

  /** Returns the folder that this start of the program unpacks into. */
  public static synchronized Path folder() {
    try {
      return files().folder();
    } catch (IOException e) {
      throw unchecked(e);
    }
  }

  /**
   * Directs JavaCPP, which has its own way of unpacking, to that folder, unless a property of its
   * own says otherwise. To be called before anything of it is used.
   */
  public static synchronized void directJavaCpp() {
    if (System.getProperty(JAVACPP_CACHE) == null) {
      System.setProperty(JAVACPP_CACHE, folder().resolve("javacpp").toString());
    }
  }

  /**
   * Says in one line why a library is not there.
   *
   * @param library what people know it by
   * @param failure what came of loading it
   */
  public static UncheckedIOException failure(String library, Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String said = cause.getMessage() == null ? "" : cause.getMessage();
    String reason = said.lines().findFirst().orElse(cause.getClass().getSimpleName());
    return unchecked(
        new IOException("the native library " + library + " cannot be loaded: " + reason, failure));
  }

  private static UncheckedIOException unchecked(IOException failure) {
    return new UncheckedIOException(failure.getMessage(), failure);
  }

  private static UnpackedFiles files() throws IOException {
    if (files == null) {
      Properties properties = System.getProperties();
      Map<String, String> texts = new HashMap<>();
      properties
          .stringPropertyNames()
          .forEach(name -> texts.put(name, properties.getProperty(name)));
      NativeFolder folder = new NativeFolder(new PrivateFolder(Files::isExecutable));
      Path temporary = Path.of(texts.getOrDefault("java.io.tmpdir", "")).toAbsolutePath();
      files =
          new UnpackedFiles(folder.choose(NativeFolder.usual(System.getenv(), texts), temporary));
    }
    return files;
  }
}
