package org.ludus.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.display.Display;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Opens a world for a person to play. */
@Command(
    name = "play",
    description = "Play a world yourself with the keyboard.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class PlayCommand implements Callable<Integer> {

  @ParentCommand private Ludus ludus;

  @Parameters(paramLabel = "ENV", description = "The world.")
  private String environment;

  @Mixin private EnvironmentOptions environmentOptions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the first episode; the others follow it (default: 1).")
  private long seed = 1;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Times the world's own pace (default: 1).")
  private double speed = 1;

  @Option(
      names = "--record",
      paramLabel = "FILE",
      description = "Keep what is played as a .replay.")
  private Path record;

  @Override
  public Integer call() throws Display.NoDisplayException {
    EnvironmentReference reference = environmentOptions.of(environment);
    // Made once here so that a wrong option is a message on the terminal, not on the screen.
    Environments.make(reference).close();
    Checks.speed(speed);
    ludus.display().open(new Display.Play(reference, seed, speed, Optional.ofNullable(record)));
    return 0;
  }
}
