package org.ludus.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.ludus.display.Display;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Opens a world in which a model plays. */
@Command(
    name = "watch",
    description = "Watch a model play on screen.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class WatchCommand implements Callable<Integer> {

  @ParentCommand private Ludus ludus;

  @Mixin private ModelChoice model;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      description = "Close the window after so many (default: never).")
  private int episodes;

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

  @Override
  public Integer call() throws IOException, Display.NoDisplayException {
    Checks.atLeast("--episodes", 0, episodes);
    Checks.speed(speed);
    ludus.display().open(new Display.Watch(model.find(), seed, speed, episodes));
    return 0;
  }
}
