package org.ludus.render.scene;

import java.util.List;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.gridworld.GridState.Teleporter;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Shapes;

/** Draws boards of cells as tiles floating in the sky, whatever their size. */
public final class GridRenderer implements Renderer<GridState> {

  /** Width of the visible world, in units of its own. */
  static final float WIDTH = 15;

  /** Height of the visible world. */
  static final float HEIGHT = 10;

  private final Shapes shapes = new Shapes();
  private final Palette palette;
  private final Backdrop backdrop;
  private final GridFigures figures;
  private final GridInsight insights;

  /** Makes a renderer that draws in those colours. */
  public GridRenderer(Palette palette) {
    this.palette = palette;
    backdrop = new Backdrop(palette, WIDTH, HEIGHT, 23);
    figures = new GridFigures(palette, shapes);
    insights = new GridInsight(palette, shapes);
  }

  @Override
  public float worldWidth() {
    return WIDTH;
  }

  @Override
  public float worldHeight() {
    return HEIGHT;
  }

  @Override
  public Object stillKey(GridState state) {
    return new Layout(
        state.columns(), state.rows(), state.walls(), state.teleporters(), state.start());
  }

  /** What a board looks like before anybody moves on it. */
  private record Layout(
      int columns, int rows, List<Integer> walls, List<Teleporter> teleporters, int start) {}

  @Override
  public void drawStill(GridState state, Canvas canvas) {
    GridLayout layout = GridLayout.of(state);
    backdrop.sky(canvas);
    backdrop.planet(canvas, 13.7f, 8.7f, 0.55f);
    backdrop.hills(canvas, 1.6f, 2.6f, 0, palette.ridgeFar());
    backdrop.hills(canvas, 0.4f, 2.0f, 1, palette.ridgeNear());
    drawBoard(canvas, layout);
    for (int wall : state.walls()) {
      drawShadow(canvas, layout, wall);
    }
    for (int wall : state.walls()) {
      drawWall(canvas, layout, wall);
    }
    figures.start(canvas, layout.x(state.start()), layout.y(state.start()), layout.cell());
    drawTeleporters(canvas, layout, state.teleporters());
  }

  @Override
  public void drawMoving(GridState state, Canvas canvas) {
    GridLayout layout = GridLayout.of(state);
    float time = state.steps() + state.progress();
    drawSwirls(canvas, layout, state.teleporters(), time);
    GridMotion motion = GridMotion.of(state, layout);
    boolean arrived = state.agent() == state.goal() && motion.isThere();
    figures.goal(
        canvas, layout.x(state.goal()), layout.y(state.goal()), layout.cell(), time, arrived);
    drawTrail(canvas, layout, state);
    drawAgent(canvas, layout, state, motion, arrived);
  }

  /** Returns the later board with its step half done: the agent is on its way. */
  @Override
  public GridState between(GridState before, GridState after, float part) {
    return part <= 0 ? before : part >= 1 ? after : after.withProgress(part);
  }

  @Override
  public void drawInsight(GridState state, Insight insight, Canvas canvas) {
    GridLayout layout = GridLayout.of(state);
    insights.drawValues(canvas, layout, state, insight);
    // What the colours have covered comes back on top of them.
    drawTeleporters(canvas, layout, state.teleporters());
    drawMoving(state, canvas);
    insights.drawActions(canvas, layout, state, insight);
  }

  private void drawBoard(Canvas canvas, GridLayout layout) {
    float cell = layout.cell();
    float rim = 0.22f;
    float width = layout.columns() * cell + 2 * rim;
    float height = layout.rows() * cell + 2 * rim;
    float x = layout.left() - rim;
    float y = layout.bottom() - rim;
    for (int i = 2; i >= 1; i--) {
      float spread = 0.13f * i;
      shapes.roundedRectangle(
          canvas,
          x - spread,
          y - spread - 0.12f,
          width + 2 * spread,
          height + 2 * spread,
          0.35f + spread,
          Palette.fade(palette.skyTop(), 0.22f));
    }
    shapes.roundedRectangle(canvas, x, y - 0.16f, width, height, 0.35f, palette.ink());
    shapes.roundedRectangle(canvas, x, y, width, height, 0.35f, palette.frameEdge());
    shapes.roundedRectangle(
        canvas, x + 0.05f, y + 0.05f, width - 0.1f, height - 0.1f, 0.3f, palette.frame());
    for (int number = 0; number < layout.columns() * layout.rows(); number++) {
      boolean light = (number % layout.columns() + number / layout.columns()) % 2 == 0;
      layout.fillTile(shapes, canvas, number, light ? palette.tileLight() : palette.tile());
    }
  }

  /** Draws the shadow a wall throws to the lower right. */
  private void drawShadow(Canvas canvas, GridLayout layout, int number) {
    float cell = layout.cell();
    shapes.roundedRectangle(
        canvas,
        layout.x(number) - cell * 0.4f,
        layout.y(number) - cell * 0.57f,
        cell * 0.95f,
        cell * 0.95f,
        cell * 0.16f,
        Palette.fade(palette.ink(), 0.28f));
  }

  private void drawWall(Canvas canvas, GridLayout layout, int number) {
    float cell = layout.cell();
    float size = cell * 0.94f;
    float x = layout.x(number) - size / 2;
    float y = layout.y(number) - size / 2;
    float bevel = cell * 0.11f;
    shapes.roundedRectangle(canvas, x, y, size, size, cell * 0.13f, palette.wallSide());
    shapes.roundedRectangle(
        canvas, x, y + bevel, size, size - bevel, cell * 0.13f, palette.wallEdge());
    shapes.roundedRectangle(
        canvas,
        x + bevel * 0.35f,
        y + bevel,
        size - bevel * 0.7f,
        size - bevel * 1.4f,
        cell * 0.11f,
        palette.wallTop());
    shapes.roundedRectangle(
        canvas,
        x + bevel * 1.3f,
        y + bevel * 1.9f,
        size - bevel * 2.6f,
        size - bevel * 3.2f,
        cell * 0.08f,
        palette.wallInset());
  }

  /** Draws the doors and, where no door stands, the places they lead to. */
  private void drawTeleporters(Canvas canvas, GridLayout layout, List<Teleporter> teleporters) {
    for (int i = 0; i < teleporters.size(); i++) {
      Teleporter door = teleporters.get(i);
      int pair = pair(teleporters, i);
      figures.entrance(canvas, layout.x(door.from()), layout.y(door.from()), layout.cell(), pair);
      if (!leadsToItsOwnWayBack(teleporters, door)) {
        figures.exit(canvas, layout.x(door.to()), layout.y(door.to()), layout.cell(), pair);
      }
    }
  }

  private void drawSwirls(
      Canvas canvas, GridLayout layout, List<Teleporter> teleporters, float time) {
    for (int i = 0; i < teleporters.size(); i++) {
      Teleporter door = teleporters.get(i);
      int pair = pair(teleporters, i);
      figures.swirl(
          canvas, layout.x(door.from()), layout.y(door.from()), layout.cell(), pair, time);
    }
  }

  private static boolean leadsToItsOwnWayBack(List<Teleporter> teleporters, Teleporter door) {
    return teleporters.contains(new Teleporter(door.to(), door.from()));
  }

  /** Returns which colour and shape a door has: two that lead to each other share them. */
  private static int pair(List<Teleporter> teleporters, int index) {
    Teleporter door = teleporters.get(index);
    int back = teleporters.indexOf(new Teleporter(door.to(), door.from()));
    return back < 0 ? index : Math.min(back, index);
  }

  /** Draws where the agent came from: dots along the way, closer together for a long jump. */
  private void drawTrail(Canvas canvas, GridLayout layout, GridState state) {
    float fromX = layout.x(state.previous());
    float fromY = layout.y(state.previous());
    float dx = layout.x(state.agent()) - fromX;
    float dy = layout.y(state.agent()) - fromY;
    float cells = (Math.abs(dx) + Math.abs(dy)) / layout.cell();
    int dots = Math.round(cells * 4 * GridMotion.eased(state.progress()));
    for (int i = 0; i < dots; i++) {
      float part = i / (cells * 4);
      canvas.fillCircle(
          fromX + dx * part,
          fromY + dy * part,
          layout.cell() * (0.03f + 0.03f * part),
          Palette.fade(palette.mark(), 0.15f + 0.45f * part));
    }
  }

  private void drawAgent(
      Canvas canvas, GridLayout layout, GridState state, GridMotion motion, boolean arrived) {
    if (state.bumped()) {
      figures.bump(
          canvas,
          layout.x(state.agent()),
          layout.y(state.agent()),
          layout.cell(),
          motion.dx(),
          motion.dy(),
          Math.min(state.progress() * 3, 1));
    }
    if (motion.size() > 0) {
      figures.agent(
          canvas,
          motion.x(),
          motion.y(),
          layout.cell() * motion.size(),
          motion.dx(),
          motion.dy(),
          arrived
              ? GridFigures.Mood.HAPPY
              : state.bumped() ? GridFigures.Mood.STARTLED : GridFigures.Mood.CALM);
    }
  }
}
