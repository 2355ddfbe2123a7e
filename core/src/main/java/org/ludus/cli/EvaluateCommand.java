package org.ludus.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ludus.env.Environment;
import org.ludus.model.Model;
import org.ludus.train.EpisodeStatistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Plays many episodes with a model and says how they went. */
@Command(
    name = "evaluate",
    description = "Say how well a model plays.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class EvaluateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ModelChoice choice;

  @Option(names = "--episodes", paramLabel = "N", description = "How many (default: 100).")
  private int episodes = 100;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the first episode; the others follow it (default: 1).")
  private long seed = 1;

  @Option(
      names = "--stochastic",
      description = "Draw actions as in training instead of taking the best.")
  private boolean stochastic;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Checks.within("--episodes", 1, Checks.MOST_EPISODES, episodes);
    Model own = choice.find();
    Model model = own.inEvaluation();
    EpisodeStatistics statistics;
    try (Environment<?> world = model.makeEnvironment()) {
      statistics =
          Evaluations.onConsecutiveSeeds(
              world, stochastic ? model.policy() : model.policy().greedy(), episodes, seed);
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(toMap(model, statistics)));
    } else {
      out.printf(
          Locale.ROOT,
          "%s, %d episodes from seed %d%n"
              + "return   %.2f +- %.2f  (least %.2f, median %.2f, greatest %.2f)%n"
              + "length   %.1f%n"
              + "success  %s%n",
          model.label(),
          statistics.episodes(),
          seed,
          statistics.returnMean(),
          statistics.returnStd(),
          statistics.returnMin(),
          statistics.returnMedian(),
          statistics.returnMax(),
          statistics.lengthMean(),
          Percent.of(statistics.successRate(), 1));
      out.print(CutOff.line(own.environment(), statistics));
      out.print(Interventions.line(model.interventions()));
    }
    return 0;
  }

  private Map<String, Object> toMap(Model model, EpisodeStatistics statistics) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("env", model.environment().toString());
    map.put("agent", model.agent());
    map.put("episodes", statistics.episodes());
    map.put("seed", seed);
    map.put("return_mean", statistics.returnMean());
    map.put("return_std", statistics.returnStd());
    map.put("return_min", statistics.returnMin());
    map.put("return_max", statistics.returnMax());
    map.put("return_median", statistics.returnMedian());
    map.put("length_mean", statistics.lengthMean());
    map.put("cut_off", statistics.cutOff());
    map.put("success_rate", statistics.successRate());
    if (model.interventions() > 0) {
      map.put("interventions", model.interventions());
    }
    return map;
  }
}
