package org.ludus.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.agent.Agent;
import org.ludus.agent.AgentContext;
import org.ludus.agent.Sized;
import org.ludus.agent.replay.MemoryEstimate;
import org.ludus.agent.replay.Replaying;
import org.ludus.catalog.Agents;
import org.ludus.catalog.Backend;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.env.Environment;
import org.ludus.env.FiniteMdp;
import org.ludus.env.RandomStreams;
import org.ludus.render.Palette;
import org.ludus.render.Scene;
import org.ludus.settings.PlainNumbers;
import org.ludus.settings.PlainText;
import org.ludus.settings.PlainYaml;
import org.ludus.settings.Quote;
import org.ludus.settings.Settings;
import org.ludus.settings.UsageException;
import org.ludus.train.Stop;
import org.ludus.train.Trainer;
import org.ludus.train.TrainingConfig;
import org.ludus.train.TrainingListener;
import org.ludus.train.Workers;

/**
 * All that a training follows from: the same experiment gives the same run, byte for byte.
 *
 * @param environment where
 * @param agent id of the agent
 * @param settings its settings that differ from the defaults, by dotted name
 * @param prefill recorded games that it remembers from the beginning, in their order
 * @param backend what its networks are trained on
 * @param training how long
 * @param seed the root of all chance
 */
public record Experiment(
    EnvironmentReference environment,
    String agent,
    Map<String, Object> settings,
    List<Prefill> prefill,
    Backend backend,
    TrainingConfig training,
    long seed) {

  /** The name under which configurations keep what networks are trained on. */
  static final String BACKEND = "backend";

  private static final String SEED = "seed";
  private static final double BYTES_PER_GIBIBYTE = 1 << 30;

  /** Makes the settings immutable and checks that everything named exists. */
  public Experiment {
    settings = Collections.unmodifiableMap(Settings.flatten(settings));
    prefill = List.copyOf(prefill);
    if (!Agents.find(agent).trains()) {
      throw new UsageException("agent " + agent + " does not learn");
    }
    Record all = Agents.find(agent).settings(settings);
    if (!prefill.isEmpty() && !(all instanceof Replaying)) {
      throw new UsageException(
          "agent %s has no memory to fill beforehand: leave out the recorded games"
              .formatted(agent));
    }
  }

  /**
   * Returns the experiment that a preset describes, with some of it overridden. Options of the
   * environment given in its reference win over the preset's.
   *
   * @param training overrides of the preset's {@link TrainingConfig}, by name, and {@code backend}
   * @param settings overrides of the preset's settings, by dotted name or in groups
   */
  public static Experiment of(
      EnvironmentReference environment,
      String agent,
      Preset preset,
      Map<String, ?> training,
      Map<String, ?> settings,
      long seed) {
    Map<String, Object> allTraining = new LinkedHashMap<>(preset.training());
    allTraining.putAll(training);
    Object backend = allTraining.remove(BACKEND);
    Map<String, Object> allSettings = new LinkedHashMap<>(preset.settings());
    allSettings.putAll(Settings.flatten(settings));
    return new Experiment(
        new EnvironmentReference(environment.id(), preset.environment())
            .with(environment.options()),
        agent,
        allSettings,
        preset.prefill(),
        backend == null ? Backend.SIMD : Backend.parse(backend.toString()),
        Settings.override("training", TrainingConfig.defaults(), allTraining),
        seed);
  }

  /**
   * Returns the experiment of a run, from its {@code config.yaml}.
   *
   * @param origin the file's name, for messages
   * @param training overrides of the {@link TrainingConfig}, by name, and {@code backend}
   * @throws UsageException if the text is no such file
   */
  public static Experiment ofRun(String origin, String text, Map<String, ?> training) {
    PlainYaml document = PlainYaml.parse(origin, text);
    for (String needed : List.of("env", "agent", SEED)) {
      if (!document.entries().containsKey(needed)) {
        throw new UsageException(origin + ": it does not say its " + needed);
      }
    }
    EnvironmentReference environment = Preset.world(document);
    String agent = Preset.agent(document);
    long seed;
    try {
      seed = PlainNumbers.wholeLong(document.text(SEED));
    } catch (NumberFormatException e) {
      throw new UsageException(
          document.where(SEED)
              + "seed must be a whole number, not '"
              + Quote.of(document.text(SEED))
              + "'");
    }
    Preset preset = Preset.parse(origin, text, environment.id(), agent);
    return of(environment, agent, preset, training, Map.of(), seed);
  }

  /**
   * Returns the experiment of the run in a folder.
   *
   * @param training overrides of the {@link TrainingConfig}, by name, and {@code backend}
   * @throws UsageException if the folder is not a run's
   */
  public static Experiment inFolder(Path folder, Map<String, ?> training) throws IOException {
    Path config = folder.resolve(RunDirectory.CONFIG);
    if (!Files.exists(config)) {
      throw new UsageException(
          folder + ": no run's folder, for it holds no " + RunDirectory.CONFIG);
    }
    return ofRun(config.toString(), PlainText.read(config), training);
  }

  /** Returns the same experiment but with other games to remember from the beginning. */
  public Experiment withPrefill(List<Prefill> games) {
    return new Experiment(environment, agent, settings, games, backend, training, seed);
  }

  /** Makes an environment as the agent will see it. */
  public Environment<?> makeEnvironment() {
    return adapt(Environments.make(environment));
  }

  /** Makes an environment in which the agent is judged, as the agent will see it. */
  public Environment<?> makeEvaluationEnvironment() {
    return adapt(Environments.make(Environments.forEvaluation(environment)));
  }

  /** Makes an environment as the agent will see it, together with what draws it. */
  public Scene<?> open(Palette palette) {
    return adapt(Environments.open(environment, palette));
  }

  private <S> Scene<S> adapt(Scene<S> bare) {
    return new Scene<>(adapt(bare.environment()), bare.renderer());
  }

  /** Wraps an environment as the agent will see it. */
  <S> Environment<S> adapt(Environment<S> bare) {
    return Agents.find(agent).adapt(bare, settings);
  }

  /** Returns what the agent's replay memory will take once it is full, if it has one. */
  public Optional<MemoryEstimate> replayMemory() {
    if (!(Agents.find(agent).settings(settings) instanceof Replaying replaying)) {
      return Optional.empty();
    }
    try (Environment<?> world = makeEnvironment()) {
      return Optional.of(MemoryEstimate.of(world.spec(), replaying.replay()));
    }
  }

  /** Refuses a memory that would outgrow what there is, after hours perhaps. */
  private void requireRoom() {
    long heap = Runtime.getRuntime().maxMemory();
    Optional<MemoryEstimate> replay = replayMemory();
    Optional<MemoryEstimate> tooLarge = replay.filter(memory -> !memory.fits(heap));
    if (tooLarge.isPresent()) {
      MemoryEstimate memory = tooLarge.get();
      throw new UsageException(
          "replay memory: %s, but Java may use only %s: %s%s, or %s%sg"
              .formatted(
                  memory,
                  MemoryEstimate.size(heap),
                  "--set replay.capacity=",
                  memory.transitionsThatFit(heap),
                  "LUDUS_JAVA_OPTIONS=-Xmx",
                  (long) Math.ceil(memory.heapNeeded() / BYTES_PER_GIBIBYTE)));
    }
    double needed = memoryOfTheAgent() + replay.map(MemoryEstimate::bytes).orElse(0L);
    if (needed > MemoryEstimate.SHARE * heap) {
      throw new UsageException(
          "agent %s would take %s with these settings, but Java may use only %s: %s"
              .formatted(
                  agent,
                  MemoryEstimate.size((long) needed),
                  MemoryEstimate.size(heap),
                  "ask for smaller networks, batches or horizons, or fewer envs"));
    }
  }

  /** Returns what the agent takes beside its replay memory; 0 if it cannot tell. */
  private double memoryOfTheAgent() {
    if (!(Agents.find(agent).settings(settings) instanceof Sized sized)) {
      return 0;
    }
    try (Environment<?> world = makeEnvironment()) {
      return sized.bytes(world.spec(), training.envs());
    }
  }

  /**
   * Starts the experiment on one thread; nothing is trained before {@link Session#trainer}
   * advances.
   */
  public Session start(TrainingListener listener) {
    return start(listener, 1, new Stop());
  }

  /**
   * Starts the experiment; nothing is trained before {@link Session#trainer} advances.
   *
   * @param threads how many may work at once, which changes nothing but the speed
   * @param stop asks for an early end
   * @throws UsageException if there is not enough memory for what the agent is to remember
   */
  public Session start(TrainingListener listener, int threads, Stop stop) {
    requireRoom();
    Workers workers = new Workers(threads, stop);
    List<Environment<?>> environments = new ArrayList<>();
    try {
      for (int i = 0; i < training.envs(); i++) {
        environments.add(makeEnvironment());
      }
      for (int i = 0; i < threads; i++) {
        environments.add(makeEvaluationEnvironment());
      }
      return session(listener, environments, workers);
    } catch (RuntimeException | Error e) {
      workers.close();
      environments.forEach(Environment::close);
      throw e;
    }
  }

  /** Makes the agent and the loop. */
  private Session session(
      TrainingListener listener, List<Environment<?>> environments, Workers workers) {
    RandomStreams streams = new RandomStreams(seed);
    AgentContext context =
        new AgentContext(
            environments.get(0).spec(),
            training.envs(),
            training.steps(),
            streams,
            backend.networks(),
            workers.others(),
            environments.get(0).capability(FiniteMdp.class));
    Agent learner = Agents.find(agent).make(context, settings);
    Trainer trainer =
        new Trainer(
            environments.subList(0, training.envs()),
            environments.subList(training.envs(), environments.size()),
            learner,
            training,
            streams,
            listener,
            workers);
    return new Session(environments, learner, trainer, workers);
  }

  /**
   * A training under way, with what it has to close.
   *
   * @param environments all its environments
   * @param agent the learner
   * @param trainer the loop
   * @param workers its threads
   */
  public record Session(
      List<Environment<?>> environments, Agent agent, Trainer trainer, Workers workers)
      implements AutoCloseable {

    @Override
    public void close() {
      workers.close();
      agent.close();
      environments.forEach(Environment::close);
    }
  }

  /** Returns the experiment by name, as {@code config.yaml} keeps it: every setting spelled out. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("env", environment.toString());
    map.put("agent", agent);
    map.put(SEED, seed);
    map.putAll(Settings.toMap(training));
    map.put(BACKEND, backend.toString());
    map.put("settings", Settings.toMap(Agents.find(agent).settings(settings)));
    if (!prefill.isEmpty()) {
      map.put("prefill", prefill.stream().map(Prefill::toMap).toList());
    }
    return map;
  }
}
