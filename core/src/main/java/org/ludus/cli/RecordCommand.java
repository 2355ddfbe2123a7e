package org.ludus.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ludus.agent.Actor;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.SplitMix64;
import org.ludus.file.BoundedFile;
import org.ludus.model.Model;
import org.ludus.recording.EpisodeLog;
import org.ludus.recording.EpisodeLogs;
import org.ludus.recording.ReplayFile;
import org.ludus.render.Scene;
import org.ludus.settings.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a model play and keeps it: as a film, a contact sheet, or a log that can be re-simulated. */
@Command(
    name = "record",
    description = "Have a model play and write it to a file; needs no display.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class RecordCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelChoice choice;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "What to write: .mp4, .gif, .png (a contact sheet) or .replay.")
  private Path out;

  @Option(names = "--episodes", paramLabel = "N", description = "How many (default: 1).")
  private int episodes = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the first episode; the others follow it (default: 1).")
  private long seed = 1;

  @Mixin private VideoOptions video;

  @Override
  public Integer call() throws IOException {
    Checks.within("--episodes", 1, Checks.MOST_EPISODES, episodes);
    boolean replay = Films.endsWith(out, ".replay");
    if (!replay) {
      Films.requireVideo(out, " or .replay");
    } else if (episodes > BoundedFile.GAMES) {
      throw new UsageException(
          "--episodes must be at most %s, which a recording can hold, not %s"
              .formatted(BoundedFile.GAMES, episodes));
    }
    Model model = choice.find().inEvaluation();
    List<Double> returns = replay ? log(model) : film(model);
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%s: %s, %d episode%s from seed %d, mean return %.2f%n",
            out,
            model.label(),
            episodes,
            episodes == 1 ? "" : "s",
            seed,
            returns.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN));
    return 0;
  }

  private List<Double> film(Model model) throws IOException {
    List<Double> returns = new ArrayList<>();
    SplitMix64 random = Evaluations.choices(seed);
    Actor player = model.policy().greedy().newActor();
    try (Scene<?> scene = model.open()) {
      Films.make(
          out,
          scene,
          video,
          recorder -> {
            for (int episode = 0; episode < episodes; episode++) {
              returns.add(recorder.play(player, seed + episode, random));
            }
          });
      return returns;
    }
  }

  private List<Double> log(Model model) throws IOException {
    List<EpisodeLog> logs = new ArrayList<>();
    SplitMix64 random = Evaluations.choices(seed);
    for (int episode = 0; episode < episodes; episode++) {
      logs.add(log(model, seed + episode, random));
    }
    ReplayFile.write(out, logs);
    return logs.stream().map(EpisodeLog::episodicReturn).toList();
  }

  /** Plays one episode; the log is of the world as it is, not as the model sees it. */
  private static EpisodeLog log(Model model, long episodeSeed, SplitMix64 random) {
    Actor player = model.policy().greedy().newActor();
    try (Environment<?> seen = model.makeEnvironment();
        Environment<?> bare = Environments.make(model.environment())) {
      return EpisodeLogs.play(
          seen, bare, model.environment().toString(), model.agent(), player, episodeSeed, random);
    }
  }
}
