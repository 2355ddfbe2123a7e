package org.ludus.render.scene;

import java.util.List;
import org.ludus.env.gridworld.GridState;
import org.ludus.env.gridworld.GridState.Teleporter;
import org.ludus.render.Canvas;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Shapes;

/** Draws boards of cells as tiles floating in the night, whatever their size. */
public final class GridRenderer implements Renderer<GridState> {

  private static final float WIDTH = 15;
  private static final float HEIGHT = 10;
  private static final float LARGEST_BOARD_WIDTH = 13.4f;
  private static final float LARGEST_BOARD_HEIGHT = 8.6f;
  private static final float LARGEST_CELL = 2;

  private static final int TILE = 0xFF2F3D7C;
  private static final int TILE_LIGHT = 0xFF3A4A90;
  private static final int FRAME = 0xFF141C48;
  private static final int FRAME_EDGE = 0xFF43539B;

  private final Shapes shapes = new Shapes();
  private final Backdrop backdrop = new Backdrop(WIDTH, HEIGHT, 23);
  private final GridFigures figures = new GridFigures(shapes);

  /** Makes a renderer. */
  public GridRenderer() {}

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
    Board board = Board.of(state);
    backdrop.sky(canvas);
    backdrop.planet(canvas, 13.7f, 8.7f, 0.55f);
    backdrop.hills(canvas, 1.6f, 2.6f, 0, Palette.RIDGE_FAR);
    backdrop.hills(canvas, 0.4f, 2.0f, 1, Palette.RIDGE_NEAR);
    drawBoard(canvas, board);
    for (int wall : state.walls()) {
      drawWall(canvas, board, wall);
    }
    figures.start(canvas, board.x(state.start()), board.y(state.start()), board.cell());
    drawTeleporters(canvas, board, state.teleporters());
  }

  @Override
  public void drawMoving(GridState state, Canvas canvas) {
    Board board = Board.of(state);
    boolean arrived = state.agent() == state.goal();
    figures.goal(canvas, board.x(state.goal()), board.y(state.goal()), board.cell(), arrived);
    drawTrail(canvas, board, state);
    drawAgent(canvas, board, state, arrived);
  }

  private void drawBoard(Canvas canvas, Board board) {
    float cell = board.cell();
    float rim = 0.22f;
    float width = board.columns() * cell + 2 * rim;
    float height = board.rows() * cell + 2 * rim;
    float x = board.left() - rim;
    float y = board.bottom() - rim;
    for (int i = 2; i >= 1; i--) {
      float spread = 0.13f * i;
      shapes.roundedRectangle(
          canvas,
          x - spread,
          y - spread - 0.12f,
          width + 2 * spread,
          height + 2 * spread,
          0.35f + spread,
          Palette.fade(Palette.SKY_TOP, 0.22f));
    }
    shapes.roundedRectangle(canvas, x, y - 0.16f, width, height, 0.35f, Palette.INK);
    shapes.roundedRectangle(canvas, x, y, width, height, 0.35f, FRAME_EDGE);
    shapes.roundedRectangle(canvas, x + 0.05f, y + 0.05f, width - 0.1f, height - 0.1f, 0.3f, FRAME);
    float gap = cell * 0.035f;
    for (int number = 0; number < board.columns() * board.rows(); number++) {
      boolean light = (number % board.columns() + number / board.columns()) % 2 == 0;
      shapes.roundedRectangle(
          canvas,
          board.x(number) - cell / 2 + gap,
          board.y(number) - cell / 2 + gap,
          cell - 2 * gap,
          cell - 2 * gap,
          cell * 0.14f,
          light ? TILE_LIGHT : TILE);
    }
  }

  private void drawWall(Canvas canvas, Board board, int number) {
    float cell = board.cell();
    float size = cell * 0.94f;
    float x = board.x(number) - size / 2;
    float y = board.y(number) - size / 2;
    float bevel = cell * 0.11f;
    shapes.roundedRectangle(canvas, x, y, size, size, cell * 0.13f, Palette.GROUND_DEEP);
    shapes.roundedRectangle(
        canvas, x, y + bevel, size, size - bevel, cell * 0.13f, Palette.GROUND_EDGE);
    shapes.roundedRectangle(
        canvas,
        x + bevel * 0.35f,
        y + bevel,
        size - bevel * 0.7f,
        size - bevel * 1.4f,
        cell * 0.11f,
        Palette.METAL_DARK);
    shapes.roundedRectangle(
        canvas,
        x + bevel * 1.3f,
        y + bevel * 1.9f,
        size - bevel * 2.6f,
        size - bevel * 3.2f,
        cell * 0.08f,
        Palette.GROUND);
  }

  /** Draws the doors; two that lead to each other share a colour, so that pairs are seen. */
  private void drawTeleporters(Canvas canvas, Board board, List<Teleporter> teleporters) {
    for (int i = 0; i < teleporters.size(); i++) {
      Teleporter door = teleporters.get(i);
      int pair = teleporters.indexOf(new Teleporter(door.to(), door.from()));
      int index = pair >= 0 ? Math.min(pair, i) : i;
      int color = Palette.pair(index);
      figures.entrance(canvas, board.x(door.from()), board.y(door.from()), board.cell(), color);
      if (pair < 0) {
        figures.exit(canvas, board.x(door.to()), board.y(door.to()), board.cell(), color);
      }
    }
  }

  /** Draws where the agent came from: dots along the way, closer together for a long jump. */
  private void drawTrail(Canvas canvas, Board board, GridState state) {
    float fromX = board.x(state.previous());
    float fromY = board.y(state.previous());
    float dx = board.x(state.agent()) - fromX;
    float dy = board.y(state.agent()) - fromY;
    float cells = (Math.abs(dx) + Math.abs(dy)) / board.cell();
    int dots = Math.round(cells * 4);
    for (int i = 0; i < dots; i++) {
      float part = i / (float) dots;
      canvas.fillCircle(
          fromX + dx * part,
          fromY + dy * part,
          board.cell() * (0.03f + 0.03f * part),
          Palette.fade(Palette.WHITE, 0.15f + 0.45f * part));
    }
  }

  private void drawAgent(Canvas canvas, Board board, GridState state, boolean arrived) {
    float cell = board.cell();
    int dx = state.lastAction() == 1 ? 1 : state.lastAction() == 3 ? -1 : 0;
    int dy = state.lastAction() == 0 ? 1 : state.lastAction() == 2 ? -1 : 0;
    float x = board.x(state.agent());
    float y = board.y(state.agent());
    if (state.bumped()) {
      figures.bump(canvas, x, y, cell, dx, dy);
      x += dx * cell * 0.1f;
      y += dy * cell * 0.1f;
    }
    figures.agent(
        canvas,
        x,
        y,
        cell,
        dx,
        dy,
        arrived
            ? GridFigures.Mood.HAPPY
            : state.bumped() ? GridFigures.Mood.STARTLED : GridFigures.Mood.CALM);
  }

  /** Where the cells of a board are. */
  private record Board(int columns, int rows, float cell, float left, float bottom) {

    static Board of(GridState state) {
      float cell =
          Math.min(LARGEST_BOARD_WIDTH / state.columns(), LARGEST_BOARD_HEIGHT / state.rows());
      cell = Math.min(cell, LARGEST_CELL);
      return new Board(
          state.columns(),
          state.rows(),
          cell,
          (WIDTH - cell * state.columns()) / 2,
          (HEIGHT - cell * state.rows()) / 2);
    }

    /** Returns the x of a cell's middle. */
    float x(int number) {
      return left + (number % columns + 0.5f) * cell;
    }

    /** Returns the y of a cell's middle. */
    float y(int number) {
      return bottom + (rows - number / columns - 0.5f) * cell;
    }
  }
}
