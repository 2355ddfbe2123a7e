package org.ludus.catalog;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipException;
import org.ludus.failure.Failures;

/**
 * A jar with further worlds or agents. Its classes see the program's and their own, but not those
 * of other jars.
 */
final class PluginJar extends URLClassLoader {

  private static final String OWN_SERVICES = "META-INF/services/org.ludus.";

  private final Path file;

  private PluginJar(Path file, URL url) {
    super(Failures.PLUG_IN + file.getFileName(), new URL[] {url}, PluginJar.class.getClassLoader());
    this.file = file;
  }

  /**
   * Opens a jar.
   *
   * @throws IOException if it cannot be read; the message says why
   */
  static PluginJar open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder, not a jar");
    } else if (!Files.isRegularFile(file)) {
      // Opening a pipe would wait for somebody to write into it.
      throw new IOException("it is a pipe or a device, not a jar");
    } else if (!Files.isReadable(file)) {
      throw new IOException("it cannot be read: permission denied");
    }
    try {
      // A class loader takes what is no jar for an empty one.
      new JarFile(file.toFile()).close();
      return new PluginJar(file, url(file));
    } catch (ZipException | IllegalArgumentException e) {
      throw new IOException("it is no jar, or not all of one", e);
    }
  }

  /** In a jar's address the first {@code !/} ends the jar's name, even if a folder is called so. */
  private static URL url(Path file) throws IOException {
    return URI.create(file.toUri().toString().replace("!", "%21")).toURL();
  }

  /** Returns the jar, as it was given. */
  Path file() {
    return file;
  }

  /**
   * {@inheritDoc}
   *
   * <p>The program's own classes are not found unless they are there for plug-ins.
   */
  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!PluginApi.exports(name)) {
      throw new ClassNotFoundException(name);
    }
    return super.loadClass(name, resolve);
  }

  /**
   * {@inheritDoc}
   *
   * <p>What a jar provides is asked of that jar alone: what is on the class path is no part of it.
   */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.startsWith(OWN_SERVICES) ? findResources(name) : super.getResources(name);
  }

  /** Returns a file in the jar, if it has one of that name. */
  Optional<URL> resource(String name) {
    return Optional.ofNullable(findResource(name));
  }
}
