package org.ludus.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ludus.catalog.Plugins;
import org.ludus.display.Display;
import org.ludus.failure.Failures;
import org.ludus.settings.NearMiss;
import org.ludus.settings.UsageException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The program {@code ludus}: exit status 0 when the work is done, 1 when it failed, 2 when the call
 * was wrong. Errors are one line; {@code --verbose} adds the stack trace.
 */
@Command(
    name = "ludus",
    description = "Small worlds in which people and learning agents play.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Without a command, ludus opens the game at its menu."},
    subcommands = {
      PlayCommand.class,
      TrainCommand.class,
      WatchCommand.class,
      EvaluateCommand.class,
      RecordCommand.class,
      ReplayCommand.class,
      ExportCommand.class,
      ListCommand.class,
      CheckCommand.class,
      BenchCommand.class,
      HelpCommand.class,
    })
public final class Ludus implements Callable<Integer> {

  private static final int FAILED = 1;
  private static final int WRONG_CALL = 2;

  private final Display display;

  @CommandLine.Option(
      names = "--verbose",
      description = "On an error, print the stack trace, too.",
      scope = ScopeType.INHERIT)
  private boolean verbose;

  private final Set<Path> plugins = new LinkedHashSet<>();

  private Ludus(Display display) {
    this.display = display;
  }

  /**
   * Runs one command.
   *
   * @param out where ordinary output goes
   * @param err where messages go
   * @return the exit status
   */
  public static int run(Display display, PrintWriter out, PrintWriter err, String... arguments) {
    // The program speaks one language, in which numbers have the digits 0 to 9 and a point.
    Locale.setDefault(Locale.ROOT);
    Ludus ludus = new Ludus(display);
    CommandLine line = new CommandLine(ludus);
    line.addSubcommand("completion", new GenerateCompletion());
    line.setOut(out).setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(result -> ludus.execute(result, err));
    PlainNumberOptions.register(line);
    line.setParameterExceptionHandler((e, args) -> wrongCall(e, args, err));
    line.setExecutionExceptionHandler((e, command, result) -> ludus.failed(e, err));
    int status = line.execute(arguments);
    if (out.checkError() && status == 0) {
      err.println(
          "ludus: what was to be said could not be written: standard output is full or gone");
      status = FAILED;
    }
    err.flush();
    return status;
  }

  @CommandLine.Option(
      names = "--plugins",
      paramLabel = "DIR",
      description =
          "A folder of jars with further worlds and agents, or one such jar; may be given several"
              + " times. LUDUS_PLUGINS names more.",
      scope = ScopeType.INHERIT)
  void addPlugins(List<Path> places) {
    // Called for the program and for its command, which may both be given some; first with nothing.
    if (places != null) {
      plugins.addAll(places);
    }
  }

  /** Runs the command that was asked for, after a look at the plug-ins. */
  private int execute(ParseResult call, PrintWriter err) {
    try {
      if (!asksForHelp(call)) {
        Plugins.use(List.copyOf(plugins));
        Plugins.problems().forEach(problem -> err.println("ludus: " + problem));
        err.flush();
      }
    } catch (UsageException e) {
      return failed(e, err);
    }
    try {
      return new CommandLine.RunLast().execute(call);
    } catch (Error e) {
      // Too little memory, say, or a plug-in's assertion: nobody is helped by a stack trace.
      return failed(e, err);
    }
  }

  /** Returns whether a command is to tell about itself, for which nothing has to be loaded. */
  private static boolean asksForHelp(ParseResult call) {
    return call.asCommandLineList().stream()
        .anyMatch(
            command ->
                command.isUsageHelpRequested()
                    || command.isVersionHelpRequested()
                    || command.getCommandSpec().helpCommand());
  }

  /** Returns the window system to open windows with. */
  Display display() {
    return display;
  }

  @Override
  public Integer call() throws Exception {
    display.open(new Display.Menu());
    return 0;
  }

  private static int wrongCall(ParameterException e, String[] arguments, PrintWriter err) {
    CommandLine command = e.getCommandLine();
    String message = e.getMessage().lines().findFirst().orElse("wrong call");
    if (e instanceof UnmatchedArgumentException unmatched && command.getParent() == null) {
      String word = unmatched.getUnmatched().get(0);
      List<String> commands = new ArrayList<>(command.getSubcommands().keySet());
      message = "unknown command '" + word + "'" + NearMiss.hint(word, commands);
    } else if (e instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      List<String> options = new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
      String kind = word.startsWith("-") ? "unknown option" : "unexpected word";
      message = kind + " '" + word + "'" + NearMiss.hint(word, options);
    }
    err.println(
        "ludus: " + message + " See: " + command.getCommandSpec().qualifiedName() + " --help");
    if (List.of(arguments).contains("--verbose")) {
      e.printStackTrace(err);
    }
    return WRONG_CALL;
  }

  private int failed(Throwable e, PrintWriter err) {
    String line = Failures.line(e);
    err.println("ludus: " + line + (line.startsWith("internal") ? " (--verbose tells more)" : ""));
    if (verbose) {
      e.printStackTrace(err);
    }
    return Failures.unwrapped(e) instanceof UsageException ? WRONG_CALL : FAILED;
  }
}
