package org.ludus.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Knows which program this is, and on what it runs. */
final class Version implements IVersionProvider {

  /** Returns the version of the program, or {@code development} outside a jar. */
  static String program() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Returns the Java runtime's version. */
  static String java() {
    return System.getProperty("java.vendor") + " " + Runtime.version();
  }

  /** Returns the operating system and the processor's kind. */
  static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"ludus " + program(), "Java: " + java(), "System: " + platform()};
  }
}
