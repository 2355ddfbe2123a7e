package org.ludus.failure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Says in one line what went wrong: the one place that does, for the window and the terminal. */
public final class Failures {

  /** What the names of plug-ins' class loaders begin with; the jar's name follows. */
  public static final String PLUG_IN = "plug-in ";

  private static final double BYTES_PER_GIBIBYTE = 1 << 30;

  private Failures() {}

  /**
   * Returns one line for people. Wrappers are left out, and the JDK's exceptions about files, which
   * mostly hold but a name, are put in words.
   */
  public static String line(Throwable failure) {
    Throwable cause = unwrapped(failure);
    if (cause instanceof FileSystemException file && file.getFile() != null) {
      return oneLine(file.getFile()) + ": " + reason(file);
    } else if (cause instanceof IOException file) {
      return reason(file);
    } else if (cause instanceof Explained) {
      return message(cause);
    } else if (cause instanceof OutOfMemoryError) {
      return outOfMemory(cause);
    } else if (cause instanceof StackOverflowError) {
      return "too deeply nested";
    }
    String other =
        cause instanceof LinkageError
            ? "code that is needed cannot be loaded, "
            : "internal error, ";
    return plugin(cause)
        .map(name -> name + " failed: " + described(cause))
        .orElse(other + described(cause));
  }

  /** Returns the plug-in whose code was under way, if any was: its class loader is called so. */
  private static Optional<String> plugin(Throwable cause) {
    return Arrays.stream(cause.getStackTrace())
        .map(StackTraceElement::getClassLoaderName)
        .filter(loader -> loader != null && loader.startsWith(PLUG_IN))
        .findFirst();
  }

  /** Returns what is wrong with a file, without its name: {@code permission denied}. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    } else if (failure instanceof NotDirectoryException) {
      return "not a folder";
    } else if (failure instanceof FileAlreadyExistsException) {
      return "exists already";
    } else if (failure instanceof FileSystemException file) {
      return file.getReason() == null ? "cannot be used" : oneLine(file.getReason());
    }
    return said(failure);
  }

  /** Returns what an exception says, in one line, or else its kind. */
  public static String said(Throwable failure) {
    String message = message(failure);
    return message.isEmpty() ? failure.getClass().getSimpleName() : message;
  }

  /** Returns what somebody else's code has thrown, in one line: its kind, and what it says. */
  public static String described(Throwable failure) {
    Throwable cause = unwrapped(failure);
    String message = message(cause);
    String kind = cause.getClass().getSimpleName();
    return message.isEmpty() ? kind : kind + " " + message;
  }

  /** Returns what has been thrown in the first place, before others wrapped it. */
  public static Throwable unwrapped(Throwable failure) {
    Throwable cause = failure;
    while (isWrapper(cause) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure instanceof UncheckedIOException
        || failure instanceof CompletionException
        || failure instanceof ExecutionException
        || failure instanceof InvocationTargetException
        || failure instanceof ExceptionInInitializerError;
  }

  private static String outOfMemory(Throwable failure) {
    if (message(failure).contains("native thread")) {
      return "out of memory: the system lets this program have no more threads";
    }
    return String.format(
        Locale.ROOT,
        "out of memory: Java may use %.1f GiB here; ask for less, or allow it more with %s",
        Runtime.getRuntime().maxMemory() / BYTES_PER_GIBIBYTE,
        "LUDUS_JAVA_OPTIONS=-Xmx8g or the like");
  }

  private static String message(Throwable failure) {
    return failure.getMessage() == null ? "" : oneLine(failure.getMessage());
  }

  /** A message may quote what was found, line ends and all. */
  private static String oneLine(String text) {
    return text.lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", " ").strip();
  }
}
