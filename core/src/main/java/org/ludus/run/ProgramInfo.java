package org.ludus.run;

import java.util.Optional;

/** Which program this is, and on what it runs. */
public final class ProgramInfo {

  private ProgramInfo() {}

  /** Returns the version of the program, or {@code development} outside a jar. */
  public static String version() {
    return Optional.ofNullable(ProgramInfo.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /** Returns the Java runtime's version. */
  public static String java() {
    return System.getProperty("java.vendor") + " " + Runtime.version();
  }

  /** Returns the operating system and the processor's kind. */
  public static String platform() {
    return System.getProperty("os.name") + " " + System.getProperty("os.arch");
  }
}
