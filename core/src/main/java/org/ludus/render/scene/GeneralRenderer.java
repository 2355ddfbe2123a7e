package org.ludus.render.scene;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Space;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Lettering;
import org.ludus.render.Observed;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Shapes;

/**
 * Draws any world by what is seen of it, for worlds that bring no renderer of their own: numbers as
 * gauges, many of them as coloured cells, places as squares of a board with the agent on one of
 * them; below, the last action and what it brought.
 *
 * @param <S> the world's own state, which is not looked at
 */
public final class GeneralRenderer<S> implements Renderer<Observed<S>> {

  private static final float WIDTH = 15;
  private static final float HEIGHT = 10;
  private static final float EDGE = 0.07f;

  private static final Area PANEL = new Area(0.5f, 0.5f, 14, 9);
  private static final Area CONTENT = new Area(1.1f, 2.15f, 12.8f, 6.9f);
  private static final float FOOT = 0.85f;
  private static final float FOOT_TEXT = 0.36f;

  /** How much of the width a board takes, and the gap beside it. */
  private static final float BOARD_PART = 0.55f;

  private static final float BOARD_GAP = 0.6f;

  private final Palette palette;
  private final Backdrop backdrop;
  private final Shapes shapes = new Shapes();
  private final Gauges gauges;
  private final CellGrid cells;
  private final PlainBoard board;

  /** Makes a renderer that draws in those colours. */
  public GeneralRenderer(Palette palette) {
    this.palette = palette;
    backdrop = new Backdrop(palette, WIDTH, HEIGHT, 41);
    gauges = new Gauges(palette, shapes);
    cells = new CellGrid(palette, shapes);
    board = new PlainBoard(palette, shapes);
  }

  @Override
  public float worldWidth() {
    return WIDTH;
  }

  @Override
  public float worldHeight() {
    return HEIGHT;
  }

  /** What a panel looks like before anything is read from it. */
  private record Layout(EnvironmentSpec spec, int places, int columns) {}

  @Override
  public Object stillKey(Observed<S> state) {
    return new Layout(
        state.spec(),
        state.board().map(Observed.Board::places).orElse(0),
        state.board().map(Observed.Board::columns).orElse(0));
  }

  @Override
  public void drawStill(Observed<S> state, Canvas canvas) {
    backdrop.sky(canvas);
    backdrop.hills(canvas, 0.4f, 2.2f, 1, palette.ridgeNear());
    drawPanel(canvas);
    state.board().ifPresent(places -> board.drawStill(canvas, boardArea(), state.spec(), places));
    if (state.spec().observationSpace() instanceof Space.Box box && box.size() <= Gauges.MOST) {
      gauges.drawStill(canvas, readingArea(state), box.dimensions());
    }
    drawCaptions(canvas);
  }

  private void drawPanel(Canvas canvas) {
    shapes.roundedRectangle(
        canvas,
        PANEL.x() - EDGE,
        PANEL.y() - EDGE,
        PANEL.width() + 2 * EDGE,
        PANEL.height() + 2 * EDGE,
        0.5f + EDGE,
        palette.frameEdge());
    shapes.roundedRectangle(
        canvas, PANEL.x(), PANEL.y(), PANEL.width(), PANEL.height(), 0.5f, Readout.panel(palette));
    canvas.fillRectangle(
        CONTENT.x(), 1.88f, CONTENT.width(), 0.03f, Palette.fade(palette.mark(), 0.25f));
  }

  /** What is always told below: how far the episode is, and what the last step brought. */
  private enum Foot {
    STEP(0, 0.12f),
    ACTION(0.14f, 0.42f),
    REWARD(0.58f, 0.2f),
    RETURN(0.8f, 0.2f);

    private final float from;
    private final float part;

    Foot(float from, float part) {
      this.from = from;
      this.part = part;
    }

    float x() {
      return CONTENT.x() + CONTENT.width() * from;
    }

    float room() {
      return CONTENT.width() * part;
    }
  }

  private void drawCaptions(Canvas canvas) {
    caption(canvas, Foot.STEP, "step");
    caption(canvas, Foot.ACTION, "last action");
    caption(canvas, Foot.REWARD, "reward");
    caption(canvas, Foot.RETURN, "return");
  }

  private void caption(Canvas canvas, Foot foot, String text) {
    Lettering.write(
        canvas,
        text,
        foot.x(),
        FOOT + FOOT_TEXT * 1.55f,
        FOOT_TEXT * 0.58f,
        Readout.faint(palette));
  }

  @Override
  public void drawMoving(Observed<S> state, Canvas canvas) {
    drawReading(state, canvas);
    state.board().ifPresent(places -> board.drawMoving(canvas, boardArea(), places));
    value(canvas, Foot.STEP, Integer.toString(state.steps()));
    value(
        canvas,
        Foot.ACTION,
        state.last().map(step -> actionText(state.spec().actionSpace(), step.action())).orElse(""));
    value(canvas, Foot.REWARD, state.last().map(step -> Numbers.reward(step.reward())).orElse(""));
    value(canvas, Foot.RETURN, Numbers.reward(state.episodeReturn()));
  }

  private void value(Canvas canvas, Foot foot, String text) {
    Lettering.write(
        canvas,
        Lettering.fitted(text, FOOT_TEXT, foot.room()),
        foot.x(),
        FOOT,
        FOOT_TEXT,
        Readout.text(palette));
  }

  private static String actionText(Space actions, List<Float> action) {
    if (actions instanceof Space.Discrete discrete) {
      int index = Math.round(action.get(0));
      return index >= 0 && index < discrete.count() ? discrete.names().get(index) : "";
    }
    List<Space.Dimension> dimensions = ((Space.Box) actions).dimensions();
    return IntStream.range(0, dimensions.size())
        .mapToObj(
            i -> dimensions.get(i).name() + " " + Numbers.of(dimensions.get(i), action.get(i)))
        .collect(Collectors.joining(", "));
  }

  private void drawReading(Observed<S> state, Canvas canvas) {
    Area area = readingArea(state);
    if (state.spec().observationSpace() instanceof Space.Box box) {
      if (box.size() <= Gauges.MOST) {
        gauges.drawMoving(canvas, area, box.dimensions(), state.observation());
      } else {
        cells.draw(canvas, area, box, state.observation());
      }
    } else {
      drawName(canvas, area, (Space.Discrete) state.spec().observationSpace(), state);
    }
  }

  /** Writes the alternative that is observed, as large as it may be. */
  private void drawName(Canvas canvas, Area area, Space.Discrete alternatives, Observed<S> state) {
    int index = Math.round(state.observation().get(0));
    String name =
        index >= 0 && index < alternatives.count()
            ? alternatives.names().get(index)
            : Integer.toString(index);
    float middle = area.x() + area.width() / 2;
    float y = area.y() + area.height() / 2;
    float size = Numbers.fittingSize(name, 1, area.width());
    Lettering.writeAround(canvas, name, middle, y - size / 2, size, Readout.text(palette));
    String caption = "observed, one of " + alternatives.count();
    float small = Numbers.fittingSize(caption, 0.3f, area.width());
    Lettering.writeAround(canvas, caption, middle, y + 0.95f, small, Readout.faint(palette));
  }

  @Override
  public Observed<S> between(Observed<S> before, Observed<S> after, float part) {
    return part <= 0 ? before : part >= 1 ? after : after.arriving(before, part);
  }

  @Override
  public void drawInsight(Observed<S> state, Insight insight, Canvas canvas) {
    state
        .board()
        .ifPresent(places -> board.drawInsight(canvas, boardArea(), state.spec(), places, insight));
  }

  private static Area boardArea() {
    return CONTENT.left(BOARD_PART);
  }

  private static Area readingArea(Observed<?> state) {
    Optional<Observed.Board> places = state.board();
    return places.isPresent() ? CONTENT.rightOf(BOARD_PART, BOARD_GAP) : CONTENT;
  }
}
