package org.ludus.catalog;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.ludus.env.wrapper.EnvironmentFault;

/** What is wrong with plug-ins: a line each, and each but once. Any thread may use it. */
final class PluginProblems {

  private final Collection<String> lines = new LinkedHashSet<>();

  PluginProblems() {}

  /** Writes down what is wrong with a jar or a folder. */
  synchronized void add(Object where, String what) {
    lines.add(("plug-in " + where + ": " + what).replaceAll("\\p{Cntrl}", " "));
  }

  /** Returns the lines so far. */
  synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  /** Says in one line what went wrong with somebody else's code. */
  static String reason(Throwable failure) {
    Throwable cause = failure;
    while (isWrapping(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text = firstLine(cause);
    if (cause instanceof UnsupportedClassVersionError) {
      return "it was made for a newer Java than " + Runtime.version().feature() + " (" + text + ")";
    } else if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
      String name = text.replace('/', '.');
      return PluginApi.exports(name)
          ? "its class " + name + " is missing"
          : "it uses the class " + name + ", which is not there for plug-ins (docs/plugins.md)";
    } else if (cause instanceof ServiceConfigurationError) {
      return text;
    }
    return text.isEmpty()
        ? "it failed with " + cause.getClass().getSimpleName()
        : "it failed with " + cause.getClass().getSimpleName() + ", " + text;
  }

  private static boolean isWrapping(Throwable failure) {
    return failure instanceof ServiceConfigurationError
        || failure instanceof EnvironmentFault
        || failure instanceof ExceptionInInitializerError;
  }

  /** Returns the first line of what a failure says, which may be empty. */
  static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? "" : message.lines().findFirst().orElse("").strip();
  }
}
