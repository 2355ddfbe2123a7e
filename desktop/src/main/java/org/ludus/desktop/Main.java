package org.ludus.desktop;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ludus.cli.Ludus;

/** The program's entry point: the command line, with a window at hand. */
public final class Main {

  private Main() {}

  /** Runs one command and ends the program with its exit status. */
  public static void main(String[] arguments) {
    int status =
        Ludus.run(new Window(), writer(FileDescriptor.out), writer(FileDescriptor.err), arguments);
    System.exit(status);
  }

  /** Returns a writer that speaks UTF-8 wherever the program runs, and flushes every line. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }
}
