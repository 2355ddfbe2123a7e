package org.ludus.app.menu;

import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.ludus.app.game.Game;
import org.ludus.app.game.GamePage;
import org.ludus.app.learn.LearnPage;
import org.ludus.app.play.Brain;
import org.ludus.app.race.RacePage;
import org.ludus.app.race.Racer;
import org.ludus.app.recordings.RecordingsPage;
import org.ludus.app.shell.Keys;
import org.ludus.app.shell.Shell;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.Focus;
import org.ludus.app.ui.KeyNames;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Switcher;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.AgentEntry;
import org.ludus.catalog.Agents;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.model.Model;
import org.ludus.model.Models;
import org.ludus.profile.GameLibrary;
import org.ludus.run.Experiment;
import org.ludus.run.Preset;
import org.ludus.run.UnfinishedRun;
import org.ludus.settings.UsageException;

/** What there is to choose from in each of the ways to spend time in a world. */
final class ModePanel {

  private static final String PERSON = "you";
  private static final int MOST_GAMES = 6;
  private static final int MOST_RUNS = 2;

  private final Shell shell;
  private final Style style;
  private final Focus focus;
  private final EnvironmentEntry<?, ?> environment;
  private final Supplier<EnvironmentReference> reference;
  private final float width;

  ModePanel(
      Shell shell,
      Style style,
      Focus focus,
      EnvironmentEntry<?, ?> environment,
      Supplier<EnvironmentReference> reference,
      float width) {
    this.shell = shell;
    this.style = style;
    this.focus = focus;
    this.environment = environment;
    this.reference = reference;
    this.width = width;
  }

  /** Fills the list with what leads into a game of one's own. */
  void play(Table list) {
    EnvironmentReference heard = Environments.forPlay(reference.get());
    entry(list, "Play", best(heard), () -> play(Environments.forPlay(reference.get())));
    if (!Environments.canonical(heard).equals(Environments.canonical(reference.get()))) {
      // Sticky by default, as its benchmark has it: a person has to ask for that.
      entry(
          list,
          "Play with sticky actions",
          "As the agents do: at times the last move is made once more in place of yours. "
              + best(reference.get()),
          () -> play(reference.get()));
    }
    text(list, "The keys", keys());
  }

  private String best(EnvironmentReference environment) {
    return shell
        .profile()
        .bests()
        .best(environment)
        .map(
            game ->
                String.format(
                    Locale.ROOT,
                    "Your best: %.1f in %d steps (games so far: %d)",
                    game.episodicReturn(),
                    game.steps(),
                    shell.profile().bests().games(environment)))
        .orElse("You have not played it like this yet.");
  }

  private void play(EnvironmentReference environment) {
    long seed = System.currentTimeMillis() % 100_000;
    double speed = shell.profile().settings().get().speed();
    shell.open(() -> new GamePage(shell, Game.play(environment, seed, speed)));
  }

  private String keys() {
    return Keys.of(shell.profile(), environment.id()).controls().keys().stream()
        .map(key -> KeyNames.of(key.names()) + "  " + key.label())
        .collect(Collectors.joining("   \u00b7   "));
  }

  /** Fills the list with the models that can play here. */
  void watch(Table list) {
    for (Models.Listed model : models()) {
      entry(
          list,
          shortName(model.name()),
          model.summary(),
          () -> shell.open(() -> new GamePage(shell, watching(model.name()))));
    }
  }

  private Game watching(String name) throws IOException {
    return Game.watch(brain(name, reference.get()), 1, shell.profile().settings().get().speed());
  }

  /** Returns a model, one that comes with the program in the world as it is set. */
  private Brain brain(String name, EnvironmentReference set) throws IOException {
    String prefix = environment.id() + "/";
    return Brain.of(
        name.startsWith(prefix)
            ? Models.find(set + "/" + name.substring(prefix.length()))
            : Models.find(name));
  }

  private List<Models.Listed> models() {
    return Models.all().stream()
        .filter(model -> model.environment().equals(environment.id()))
        .toList();
  }

  /** Fills the list with the agents that can learn here, and the runs that can go on. */
  void learn(Table list) {
    for (UnfinishedRun run : UnfinishedRun.newest(Models.RUNS, environment.id(), MOST_RUNS)) {
      entry(
          list,
          "Go on: " + run.experiment().agent(),
          String.format(
              Locale.ROOT,
              "%s, at %,d of %,d steps",
              run.folder().getFileName(),
              run.steps(),
              run.experiment().training().steps()),
          () -> shell.open(() -> LearnPage.resume(shell, run.experiment(), run.folder())));
    }
    for (AgentEntry<?> agent : lastFirst(Agents.all())) {
      experiment(agent)
          .ifPresent(
              experiment ->
                  entry(
                      list,
                      agent.id(),
                      agent.summary()
                          + String.format(
                              Locale.ROOT, "; %,d steps", experiment.training().steps()),
                      () -> learn(agent)));
    }
  }

  /** Returns the agents, the one that learned here last before the others. */
  private List<AgentEntry<?>> lastFirst(List<AgentEntry<?>> agents) {
    String last = shell.profile().settings().get().world(environment.id()).agent();
    List<AgentEntry<?>> sorted = new ArrayList<>(agents);
    sorted.sort(Comparator.comparing(agent -> !agent.id().equals(last)));
    return sorted;
  }

  private void learn(AgentEntry<?> agent) {
    shell
        .profile()
        .settings()
        .change(
            settings ->
                settings.withWorld(
                    environment.id(), settings.world(environment.id()).withAgent(agent.id())));
    // As the world is set by now, which may be another way than when the list was made.
    experiment(agent)
        .ifPresentOrElse(
            experiment -> shell.open(() -> LearnPage.begin(shell, experiment)),
            () -> shell.say(agent.id() + " cannot learn in this world as it is set"));
  }

  private Optional<Experiment> experiment(AgentEntry<?> agent) {
    if (!agent.trains()) {
      return Optional.empty();
    }
    try {
      Preset preset = Preset.find(reference.get(), agent.id());
      Experiment experiment =
          Experiment.of(reference.get(), agent.id(), preset, Map.of(), Map.of(), 1);
      experiment.makeEnvironment().close();
      return Optional.of(experiment);
    } catch (UsageException e) {
      // Not every agent can deal with every world, or with every size of it.
      return Optional.empty();
    }
  }

  /** Fills the list with who can race whom. */
  void race(Table list) {
    List<String> names = new ArrayList<>(List.of(PERSON));
    models().forEach(model -> names.add(model.name()));
    List<String> shown = names.stream().map(this::shortName).toList();
    int[] chosen = {0, Math.min(1, names.size() - 1)};
    list.add(new Switcher(style, focus, "On the left", shown, chosen[0], i -> chosen[0] = i))
        .width(width)
        .padBottom(style.px(8))
        .row();
    list.add(new Switcher(style, focus, "On the right", shown, chosen[1], i -> chosen[1] = i))
        .width(width)
        .padBottom(style.px(8))
        .row();
    entry(
        list,
        "Race",
        "Both play the same episodes at the same time; the best of five wins.",
        () -> shell.open(() -> race(names.get(chosen[0]), names.get(chosen[1]))));
  }

  private RacePage race(String left, String right) throws IOException {
    if (!left.equals(PERSON) && !right.equals(PERSON)) {
      EnvironmentReference set = reference.get();
      return new RacePage(
          shell, set, Racer.model(brain(left, set)), Racer.model(brain(right, set)));
    }
    // Against a person a model plays as people do.
    EnvironmentReference heard = Environments.forPlay(reference.get());
    return new RacePage(shell, heard, racer(left, heard), racer(right, heard));
  }

  private Racer racer(String name, EnvironmentReference heard) throws IOException {
    if (name.equals(PERSON)) {
      return Racer.person();
    }
    Model model = brain(name, heard).model();
    return Racer.model(Brain.of(model.in(Environments.forPlay(model.environment()))));
  }

  /** Fills the list with the games played here. */
  void games(Table list) {
    List<GameLibrary.Entry> games =
        shell.profile().games().entries().stream()
            .filter(game -> game.world().id().equals(environment.id()))
            .limit(MOST_GAMES)
            .toList();
    for (GameLibrary.Entry game : games) {
      entry(
          list,
          String.format(Locale.ROOT, "%s: %.1f", game.player(), game.episodicReturn()),
          String.format(Locale.ROOT, "%d steps, seed %d", game.steps(), game.seed()),
          () ->
              shell.open(
                  () ->
                      new GamePage(
                          shell, Game.replay(List.of(shell.profile().games().load(game)), 1))));
    }
    if (games.isEmpty()) {
      text(list, "No games yet", "Every game that is played here is kept: the last hundred.");
    }
    entry(
        list,
        "All recordings",
        "with pictures, and to make videos of",
        () -> shell.open(() -> new RecordingsPage(shell)));
  }

  private void entry(Table list, String title, String detail, Runnable action) {
    Button choice = Button.card(style, focus, action);
    choice.left().pad(style.px(8), style.px(16), style.px(9), style.px(16));
    float inner = width - style.px(32);
    Label name = style.line(title, Role.STRONG, style.text);
    choice.add(name).width(inner).left().row();
    choice.add(style.paragraph(detail, Role.SMALL, style.muted)).width(inner).left();
    list.add(choice).width(width).padBottom(style.px(8)).row();
  }

  private void text(Table list, String title, String words) {
    list.add(style.line(title, Role.STRONG, style.text)).width(width).padTop(style.px(6)).row();
    list.add(style.paragraph(words, Role.BODY, style.muted))
        .width(width)
        .padBottom(style.px(6))
        .row();
  }

  /** Returns what tells a model from the others of its world. */
  private String shortName(String name) {
    int at = name.replace('\\', '/').indexOf(environment.id() + "/");
    return at < 0 ? name : name.substring(at + environment.id().length() + 1);
  }
}
