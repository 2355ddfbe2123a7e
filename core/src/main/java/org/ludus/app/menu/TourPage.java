package org.ludus.app.menu;

import com.badlogic.gdx.Input;
import com.badlogic.gdx.scenes.scene2d.ui.Stack;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ludus.app.learn.Lesson;
import org.ludus.app.shell.Shell;
import org.ludus.app.shell.ShellPage;
import org.ludus.app.ui.BarRow;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.Chart;
import org.ludus.app.ui.Pad;
import org.ludus.app.ui.Picture;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.EnvironmentReference;

/**
 * Six cards for those who are here for the first time: from balancing a pole oneself to a robot
 * that has learned it, taught by whoever reads them.
 */
public final class TourPage extends ShellPage {

  private static final EnvironmentReference CART_POLE =
      new EnvironmentReference("cart-pole", Map.of());
  private static final EnvironmentReference LANDER =
      new EnvironmentReference("lunar-lander", Map.of());

  private static final List<Card> CARDS =
      List.of(
          new Card(
              "Welcome to Ludus",
              "Small worlds in which you can play, let a robot play, and above all watch a robot"
                  + " learn to play.\n\nThis one lands on the moon. Nobody told it how: it has"
                  + " crashed a few thousand times first.\n\nSix cards, and you will have taught"
                  + " one yourself."),
          new Card(
              "Try it yourself",
              "Keep the pole up: push the cart with the left and right arrow keys.\n\nIt is never"
                  + " still. Twelve degrees, and the pole counts as fallen; then it starts again."),
          new Card(
              "A robot that knows nothing",
              "This is how a robot begins: it pushes left or right by chance, and the pole falls"
                  + " at once.\n\nIt is told nothing of poles, nor what left and right are for."),
          new Card(
              "What it sees, and what it gets",
              "All it sees are four numbers: where the cart is, how fast it goes, how the pole"
                  + " leans and how fast it falls.\n\nAnd for every moment in which the pole is up"
                  + " it gets a reward of one. To get more of that is all it wants."),
          new Card(
              "How it learns",
              "It plays, remembers what it did, and makes what went better than expected a little"
                  + " more likely, and what went worse a little less.\n\nThe more it plays, the"
                  + " better its guess of what will come, and the better it chooses. That is"
                  + " reinforcement learning."),
          new Card(
              "Now teach one",
              "Press the button. In a few seconds the robot plays some hundred games of cart-pole,"
                  + " far faster than you can see; on the left its newest self plays at the"
                  + " ordinary pace.\n\nWatch the curve: the return of a game, 500 at most."));

  private int index;
  private Optional<Stand> stand = Optional.empty();
  private Optional<Lesson> lesson = Optional.empty();
  private boolean taught;
  private boolean running;

  /**
   * A card of the tour.
   *
   * @param title what it is about
   * @param text what it says
   */
  private record Card(String title, String text) {}

  /** Makes the tour, from its first card. */
  public TourPage(Shell shell) {
    super(shell);
  }

  @Override
  protected String title() {
    return "Tour";
  }

  @Override
  public void show() {
    super.show();
    open();
  }

  @Override
  public void hide() {
    super.hide();
    close();
  }

  private void open() {
    close();
    switch (index) {
      case 0 -> stand = Optional.of(Stand.best(LANDER, shell.palette()));
      case 1 -> stand = Optional.of(Stand.person(CART_POLE, shell.palette()));
      case 2, 3 -> stand = Optional.of(Stand.random(CART_POLE, shell.palette()));
      case 4 -> stand = Optional.of(Stand.best(CART_POLE, shell.palette()));
      default -> lesson = Optional.of(new Lesson(CART_POLE, shell.palette()));
    }
  }

  private void close() {
    stand.ifPresent(Stand::close);
    lesson.ifPresent(Lesson::close);
    stand = Optional.empty();
    lesson = Optional.empty();
  }

  @Override
  protected boolean advance(float seconds) {
    stand.ifPresent(shown -> shown.advance(seconds));
    lesson.ifPresent(shown -> shown.advance(seconds));
    boolean now = lesson.map(Lesson::isLearned).orElse(false);
    boolean runs = lesson.map(Lesson::isRunning).orElse(false);
    if (now != taught || runs != running) {
      taught = now;
      running = runs;
      lesson.map(Lesson::failure).filter(words -> !words.isEmpty()).ifPresent(shell::say);
      rebuild();
    }
    return true;
  }

  @Override
  protected void build(Table root, float width, float height) {
    Style style = style();
    float margin = style.px(30);
    Card card = CARDS.get(index);
    root.pad(margin);
    float text = (float) Math.floor(Math.min(style.px(400), width * 0.4f));
    float board = width - text - 3 * margin;
    Stack picture = new Stack();
    picture.add(
        Picture.plain(lesson.isPresent() ? lesson.get().picture() : stand.orElseThrow().picture()));
    root.add(picture).width(board).growY().padRight(margin);
    Table right = new Table().top().left();
    right
        .add(style.line((index + 1) + " of " + CARDS.size(), Role.SMALL, style.muted))
        .width(text)
        .row();
    right
        .add(style.paragraph(card.title(), Role.TITLE, style.text))
        .width(text)
        .padBottom(style.px(12))
        .row();
    right.add(style.paragraph(card.text(), Role.BODY, style.text)).width(text).row();
    if (index == 3) {
      right
          .add(stand.orElseThrow().observation(style, shell.palette(), text))
          .width(text)
          .padTop(style.px(16))
          .row();
    }
    lesson.ifPresent(shown -> addLesson(right, shown, text));
    right.add().grow().row();
    right.add(buttons()).width(text);
    root.add(scrolling(right)).width(text).growY();
  }

  private void addLesson(Table right, Lesson shown, float width) {
    Style style = style();
    right
        .add(new Chart(style, "RETURN OF A GAME", shown::curve))
        .width(width - style.px(14))
        .height(style.px(150))
        .padTop(style.px(12))
        .row();
    BarRow progress = shown.progress(style);
    right.add(progress).width(width - style.px(14)).padTop(style.px(8)).row();
    if (taught) {
      right
          .add(
              style.paragraph(
                  "You have taught it! From now on it can keep the pole up as long as it"
                      + " likes. There is more to teach: landers, mazes, and yourself.",
                  Role.STRONG,
                  style.accent))
          .width(width - style.px(14))
          .padTop(style.px(12))
          .row();
    } else if (!shown.isRunning()) {
      right
          .add(Button.plain(style, focus(), "Teach it", this::teach))
          .left()
          .padTop(style.px(12))
          .row();
    }
  }

  private void teach() {
    lesson.ifPresent(Lesson::start);
    rebuild();
  }

  private Table buttons() {
    Style style = style();
    Table buttons = new Table();
    boolean last = index == CARDS.size() - 1;
    buttons.add(Button.plain(style, focus(), last ? "To the worlds" : "Next", this::next)).left();
    if (index > 0) {
      buttons.add(Button.plain(style, focus(), "Back", this::previous)).padLeft(style.px(8));
    }
    if (!last) {
      buttons
          .add(Button.plain(style, focus(), "Skip the tour", this::leave))
          .expandX()
          .align(Align.right)
          .padRight(style.px(14));
    } else {
      buttons.add().growX();
    }
    return buttons;
  }

  /** Returns the number of the card that is shown, from 0. */
  public int index() {
    return index;
  }

  /** Returns the lesson of the last card, while that is shown. */
  public Optional<Lesson> lesson() {
    return lesson;
  }

  private void next() {
    if (index == CARDS.size() - 1) {
      leave();
    } else {
      go(index + 1);
    }
  }

  private void previous() {
    go(index - 1);
  }

  private void go(int card) {
    index = card;
    taught = false;
    open();
    focus().startAt(0);
    rebuild();
  }

  @Override
  protected void leave() {
    shell.profile().settings().change(settings -> settings.withTourSeen(true));
    shell.showMenu("");
  }

  @Override
  public void releaseKeys() {
    stand.ifPresent(Stand::releaseKeys);
  }

  @Override
  public void steer(Pad.Direction direction, float before, float amount) {
    if (!stand.map(shown -> shown.steer(direction, amount)).orElse(false)) {
      super.steer(direction, before, amount);
    }
  }

  @Override
  protected boolean keyDown(int keycode) {
    if (stand.map(shown -> shown.press(keycode)).orElse(false)) {
      return true;
    }
    if (keycode == Input.Keys.PAGE_DOWN) {
      next();
      return true;
    } else if (keycode == Input.Keys.PAGE_UP && index > 0) {
      previous();
      return true;
    }
    return super.keyDown(keycode);
  }

  @Override
  protected boolean keyUp(int keycode) {
    return stand.map(shown -> shown.release(keycode)).orElse(false);
  }
}
