package org.ludus.app.race;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Stack;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ludus.app.play.KeyboardPilot;
import org.ludus.app.play.PlayedEpisodes;
import org.ludus.app.shell.Keys;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.stage.Countdown;
import org.ludus.app.ui.KeyCap;
import org.ludus.app.ui.KeyNames;
import org.ludus.app.ui.Pad;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.Controls;
import org.ludus.catalog.Difficulty;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.catalog.Environments;
import org.ludus.failure.Failures;
import org.ludus.settings.UsageException;
import org.ludus.sound.Sound;
import org.ludus.sound.SoundTrack;

/** Two players in the same episodes, side by side; whoever is first to win three is the winner. */
public final class RacePage extends ShellPage {

  /** Best of five. */
  private static final int POINTS_TO_WIN = 3;

  private static final int MOST_ROUNDS = 2 * POINTS_TO_WIN - 1;
  private static final float PAUSE_SECONDS = 2.2f;

  private final EnvironmentReference environment;
  private final SoundTrack<Object> track;
  private final Lane left;
  private final Lane right;
  private final List<Round> rounds = new ArrayList<>();
  private final Countdown countdown;
  private final long firstSeed;
  private Label leftFigures;
  private Label rightFigures;
  private Label verdict;
  private Optional<ResultCard> card = Optional.empty();
  private float pause;
  private boolean paused;

  /**
   * A round that is over.
   *
   * @param leftReturn what the one at the left has earned
   * @param rightReturn what the one at the right has earned
   */
  record Round(double leftReturn, double rightReturn) {

    /** Returns -1 if the one at the left has won, 1 for the right, 0 for neither. */
    int winner() {
      return Double.compare(rightReturn, leftReturn);
    }
  }

  /**
   * Opens both worlds.
   *
   * @throws UsageException if both are the person, who has only two hands
   */
  public RacePage(Shell shell, EnvironmentReference environment, Racer first, Racer second) {
    super(shell);
    if (first.isPerson() && second.isPerson()) {
      throw new UsageException("a race needs two: choose a model for one of the sides");
    }
    requireSameEnvironment(environment, first);
    requireSameEnvironment(environment, second);
    this.environment = environment;
    track = Environments.find(environment.id()).sound();
    Keys keys = Keys.of(shell.profile(), environment.id());
    countdown = new Countdown(shell.sounds());
    left = new Lane(environment, first, keys, shell.palette());
    right = new Lane(environment, second, keys, shell.palette());
    firstSeed = System.currentTimeMillis() % 100_000;
    begin();
  }

  /** A model from a run plays in the world that it was trained in, which may be set otherwise. */
  private static void requireSameEnvironment(EnvironmentReference environment, Racer racer) {
    if (racer.isPerson()) {
      return;
    }
    EnvironmentReference own = racer.brain().orElseThrow().model().environment();
    for (Difficulty difficulty : Environments.find(environment.id()).difficulties()) {
      if (!value(own, difficulty).equals(value(environment, difficulty))) {
        throw new UsageException(
            "%s plays %s, and the race is in %s".formatted(racer.name(), own, environment));
      }
    }
  }

  private static String value(EnvironmentReference environment, Difficulty difficulty) {
    return Environments.canonical(environment)
        .options()
        .getOrDefault(difficulty.option(), difficulty.standard());
  }

  private void begin() {
    left.begin(firstSeed + rounds.size());
    right.begin(firstSeed + rounds.size());
    pause = 0;
    countdown.start();
  }

  @Override
  protected String title() {
    return Environments.find(environment.id()).title()
        + " \u2013 "
        + left.racer().name()
        + " against "
        + right.racer().name();
  }

  @Override
  public void hide() {
    super.hide();
    shell.sounds().hush();
    left.close();
    right.close();
  }

  @Override
  protected void build(Table root, float width, float height) {
    Style style = style();
    float gap = style.px(12);
    float each = (float) Math.floor((width - 3 * gap) / 2);
    root.top().pad(gap);
    leftFigures = style.line("", Role.BODY, style.muted);
    rightFigures = style.line("", Role.BODY, style.muted);
    root.add(header(left, leftFigures)).width(each).padRight(gap);
    root.add(header(right, rightFigures)).width(each).row();
    Stack boards = new Stack();
    Table both = new Table();
    both.add(Picture.plain(left.picture())).width(each).growY().padRight(gap);
    both.add(Picture.plain(right.picture())).width(each).growY();
    boards.add(both);
    Table middle = new Table();
    verdict = style.label("", Role.TITLE, style.text);
    Table panel = new Table();
    panel.setBackground(style.banner);
    panel.pad(style.px(10), style.px(26), style.px(12), style.px(26));
    panel.add(verdict);
    middle.add(panel);
    boards.add(middle);
    boards.add(countdown.root(style));
    card =
        isDecided()
            ? Optional.of(new ResultCard(shell, focus(), this, left, right, rounds))
            : Optional.empty();
    card.ifPresent(result -> boards.add(result.root()));
    root.add(boards).colspan(2).width(width - 2 * gap).grow().padTop(style.px(8)).row();
    root.add(keys()).colspan(2).width(width - 2 * gap).padTop(style.px(8));
    update();
  }

  private Table header(Lane lane, Label figures) {
    Style style = style();
    Table header = new Table();
    header.add(style.line(lane.racer().name(), Role.HEADING, style.text)).left().minWidth(0);
    Label points = style.label(dots(lane.points()), Role.HEADING, style.accent);
    header.add(points).left().padLeft(style.px(12));
    figures.setAlignment(Align.right);
    header.add(figures).growX().right().minWidth(0).padLeft(style.px(12));
    return header;
  }

  private static String dots(int points) {
    return "\u25cf".repeat(points) + "\u25cb".repeat(POINTS_TO_WIN - points);
  }

  private Table keys() {
    Style style = style();
    Table bar = new Table();
    person()
        .ifPresent(
            player -> {
              for (Controls.Key key : player.controls().keys()) {
                bar.add(
                        new KeyCap(
                            style,
                            KeyNames.of(key.names()),
                            key.label(),
                            () -> player.isHeld(key),
                            () -> player.press(key),
                            () -> player.release(key)))
                    .padRight(style.px(6));
              }
            });
    bar.add(
            style.line(
                String.format(
                    Locale.ROOT,
                    "%s   seed %d   round %d",
                    Environments.find(environment.id()).title(),
                    left.episode().seed(),
                    isDecided() ? rounds.size() : rounds.size() + 1),
                Role.SMALL,
                style.muted))
        .growX()
        .minWidth(0);
    bar.add(KeyCap.command(style, "P", paused ? "go on" : "pause", () -> paused, this::togglePause))
        .padLeft(style.px(5));
    bar.add(KeyCap.command(style, "Esc", "leave", () -> false, this::leave)).padLeft(style.px(5));
    return bar;
  }

  private Optional<KeyboardPilot> person() {
    return left.person().or(right::person);
  }

  @Override
  protected boolean advance(float seconds) {
    try {
      if (countdown.isRunning() || paused) {
        person().ifPresent(KeyboardPilot::forget);
      }
      if (countdown.isRunning()) {
        countdown.advance(seconds);
      } else if (!paused && !isDecided()) {
        advance(left, seconds);
        advance(right, seconds);
        if (left.isOver() && right.isOver()) {
          judge(seconds);
        }
      }
    } catch (RuntimeException e) {
      shell.showMenu(title() + " had to stop: " + Failures.line(e));
      return false;
    }
    update();
    return true;
  }

  /** Only one of the two is heard: the person, or else the one at the left. */
  private void advance(Lane lane, float seconds) {
    boolean heard = lane.racer().isPerson() || (lane == left && !right.racer().isPerson());
    if (lane.advance(seconds) && heard) {
      track.listen(lane.episode().stateBefore(), lane.episode().state(), shell.sounds());
    }
  }

  private void keepGame(Lane lane) {
    if (lane.racer().isPerson()) {
      shell
          .profile()
          .games()
          .add(PlayedEpisodes.of(lane.episode(), environment, "you"), Instant.now());
    }
  }

  private void judge(float seconds) {
    if (pause == 0) {
      Round round = new Round(left.episode().episodeReturn(), right.episode().episodeReturn());
      rounds.add(round);
      keepGame(left);
      keepGame(right);
      shell.sounds().hush();
      if (round.winner() < 0) {
        left.win();
      } else if (round.winner() > 0) {
        right.win();
      }
      if (round.winner() != 0) {
        boolean lost = (round.winner() < 0 ? right : left).racer().isPerson();
        shell.sounds().play(lost ? Sound.LOSE : Sound.WIN);
      }
      pause = PAUSE_SECONDS;
      rebuild();
      return;
    }
    pause -= seconds;
    if (pause <= 0) {
      begin();
      rebuild();
    }
  }

  private void update() {
    leftFigures.setText(figures(left));
    rightFigures.setText(figures(right));
    boolean between = pause > 0 && !isDecided();
    verdict.getParent().setVisible(between);
    if (between) {
      int winner = rounds.get(rounds.size() - 1).winner();
      verdict.setText(
          winner == 0
              ? "A draw"
              : (winner < 0 ? left : right).racer().isPerson()
                  ? "Your round!"
                  : (winner < 0 ? left : right).racer().name() + " wins the round");
    }
  }

  private static String figures(Lane lane) {
    return String.format(
        Locale.ROOT,
        "return %.1f   step %d%s",
        lane.episode().episodeReturn(),
        lane.episode().steps(),
        lane.isOver() ? "   over" : "");
  }

  /** Returns whether somebody has won, or there are no more rounds. */
  public boolean isDecided() {
    return left.points() == POINTS_TO_WIN
        || right.points() == POINTS_TO_WIN
        || rounds.size() == MOST_ROUNDS;
  }

  /** Returns how many rounds are over. */
  public int rounds() {
    return rounds.size();
  }

  /** Starts another race of the same two. */
  void again() {
    shell.replace(() -> new RacePage(shell, environment, left.racer(), right.racer()));
  }

  private void togglePause() {
    paused = !paused;
    shell.sounds().hush();
    rebuild();
  }

  @Override
  public void releaseKeys() {
    person().ifPresent(KeyboardPilot::releaseAll);
  }

  @Override
  public void steer(Pad.Direction direction, float before, float amount) {
    if (isDecided() || !person().map(p -> p.steer(direction, amount)).orElse(false)) {
      super.steer(direction, before, amount);
    }
  }

  @Override
  protected boolean keyDown(int keycode) {
    if (!isDecided() && person().map(player -> player.press(keycode)).orElse(false)) {
      return true;
    }
    if (keycode == Input.Keys.P) {
      togglePause();
      return true;
    }
    return super.keyDown(keycode);
  }

  @Override
  protected boolean keyUp(int keycode) {
    return person().map(player -> player.release(keycode)).orElse(false);
  }
}
