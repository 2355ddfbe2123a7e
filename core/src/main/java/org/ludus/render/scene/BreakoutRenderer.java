package org.ludus.render.scene;

import java.util.List;
import org.ludus.env.arcade.BreakoutState;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Shapes;

/** Draws breakout: a framed court in the sky, its bricks, the ball with its tail, the paddle. */
public final class BreakoutRenderer implements Renderer<BreakoutState> {

  /** What a brick keeps free of its cell above and below, in cells. */
  static final float BRICK_GAP = 0.1f;

  /** Height of the paddle's upper edge above the board's lower edge. */
  static final float PADDLE_TOP = 0.72f;

  private static final float BRICK_WIDTH = 0.94f;
  private static final float BRICK_HEIGHT = 1 - 2 * BRICK_GAP;
  private static final float PADDLE_HEIGHT = 0.34f;
  private static final int FIRST_BRICK_ROW = 1;

  /** How long the ball's tail is, in steps, and of how many dots it is made. */
  private static final float TAIL = 2.6f;

  private static final int TAIL_DOTS = 56;
  private static final int PLAIN_TAIL_DOTS = 4;

  /** How long shards of a brick fly, in steps. */
  private static final float SHARDS_FLY = 3;

  private static final int SHARDS = 12;

  /** The outline of a shard of size 1. */
  private static final float[] SHARD = {-1, -0.5f, 0.8f, -0.7f, 1, 0.4f, -0.4f, 0.8f};

  private final Shapes shapes = new Shapes();
  private final Palette palette;
  private final Backdrop backdrop;
  private final BreakoutCourt court;

  /** Makes a renderer that draws in those colours. */
  public BreakoutRenderer(Palette palette) {
    this.palette = palette;
    backdrop = new Backdrop(palette, ArcadeBoard.SIDE, ArcadeBoard.SIDE, 41);
    court = new BreakoutCourt(palette, shapes);
  }

  @Override
  public float worldWidth() {
    return ArcadeBoard.SIDE;
  }

  @Override
  public float worldHeight() {
    return ArcadeBoard.SIDE;
  }

  /** The court is the same for every state. Bricks are drawn far quicker than what is behind. */
  @Override
  public Object stillKey(BreakoutState state) {
    return BreakoutRenderer.class;
  }

  @Override
  public void drawStill(BreakoutState state, Canvas canvas) {
    backdrop.sky(canvas);
    if (!ArcadeBoard.isPlain(canvas)) {
      backdrop.planet(canvas, -0.85f, 8.9f, 0.6f);
      backdrop.hills(canvas, 1.6f, 2.8f, 0, palette.ridgeFar());
      backdrop.hills(canvas, 0.3f, 2.2f, 1, palette.ridgeNear());
    }
    court.draw(canvas);
  }

  @Override
  public void drawMoving(BreakoutState state, Canvas canvas) {
    if (ArcadeBoard.isPlain(canvas)) {
      drawPlainly(canvas, state);
      return;
    }
    drawWall(canvas, state);
    drawTail(canvas, state);
    drawPaddle(canvas, state);
    if (state.lost()) {
      drawLoss(canvas, state);
    }
    drawBall(canvas, BallMotion.x(state, 0), BallMotion.y(state, 0));
    drawShards(canvas, state);
  }

  /** Returns the later state with its step half done: ball and paddle are on their way. */
  @Override
  public BreakoutState between(BreakoutState before, BreakoutState after, float part) {
    return part <= 0 ? before : part >= 1 ? after : after.withProgress(part);
  }

  /** Returns where the paddle's middle is drawn. */
  static float paddleX(BreakoutState state) {
    float way = state.paddle() - state.previousPaddle();
    return ArcadeBoard.x(state.previousPaddle() + way * state.progress());
  }

  private int brickColor(int brick) {
    return switch (ArcadeBoard.row(brick) - FIRST_BRICK_ROW) {
      case 0 -> palette.pair(0);
      case 1 -> palette.gold();
      default -> palette.blue();
    };
  }

  /**
   * Draws a brick.
   *
   * @param size 1 for all of it, less for one that is not there yet
   */
  private void drawBrick(Canvas canvas, int brick, float size) {
    float width = BRICK_WIDTH * size;
    float height = BRICK_HEIGHT * size;
    float x = ArcadeBoard.x(ArcadeBoard.column(brick)) - width / 2;
    float y = ArcadeBoard.y(ArcadeBoard.row(brick)) - height / 2;
    int color = brickColor(brick);
    int light = Palette.mix(color, palette.white(), 0.5f);
    float edge = 0.07f * size;
    float radius = 0.14f * size;
    rounded(canvas, x, y, width, height, radius, Palette.mix(color, palette.ink(), 0.45f));
    rounded(canvas, x, y + edge, width, height - edge, radius, light);
    rounded(
        canvas,
        x + edge * 0.4f,
        y + edge,
        width - edge * 0.8f,
        height - edge * 1.6f,
        radius,
        color);
    // The gloss: the upper half a little paler, with a gleam in its corner.
    rounded(
        canvas,
        x + edge,
        y + height * 0.54f,
        width - 2 * edge,
        height * 0.34f,
        radius * 0.8f,
        Palette.mix(color, palette.white(), 0.28f));
    rounded(
        canvas,
        x + 2 * edge,
        y + height * 0.73f,
        width * 0.3f,
        height * 0.09f,
        height * 0.05f,
        Palette.mix(color, palette.white(), 0.85f));
  }

  private void rounded(
      Canvas canvas, float x, float y, float width, float height, float radius, int color) {
    shapes.roundedRectangle(canvas, x, y, width, height, radius, color);
  }

  /** Draws the bricks. Those of a new wall grow one after the other, from the middle outwards. */
  private void drawWall(Canvas canvas, BreakoutState state) {
    float time = state.relaid() + state.progress() - BallMotion.IMPACT;
    for (int brick : state.bricks()) {
      float delay = 0.2f * Math.abs(ArcadeBoard.column(brick) - 4.5f);
      float size = state.relaid() < 0 ? 1 : Math.min((time - delay) * 1.2f, 1);
      if (size > 0) {
        drawBrick(canvas, brick, GridMotion.eased(size));
      }
    }
    if (state.struck() >= 0 && state.progress() < BallMotion.IMPACT) {
      drawBrick(canvas, state.struck(), 1);
    }
  }

  private void drawTail(Canvas canvas, BreakoutState state) {
    float length = Math.min(TAIL, BallMotion.known(state));
    int color = palette.night() ? palette.blueLight() : palette.blue();
    for (int i = TAIL_DOTS; i >= 1; i--) {
      float part = i / (float) TAIL_DOTS;
      float back = TAIL * part;
      if (back <= length) {
        canvas.fillCircle(
            BallMotion.x(state, back),
            BallMotion.y(state, back),
            BallMotion.RADIUS * (0.95f - 0.75f * part),
            Palette.fade(color, 0.2f * (1 - part) * (1 - part)));
      }
    }
  }

  private void drawBall(Canvas canvas, float x, float y) {
    float radius = BallMotion.RADIUS;
    int color = palette.mark();
    canvas.glow(x, y, 0.75f, Palette.fade(palette.haze(), 0.55f));
    canvas.fillCircle(x, y, radius, Palette.mix(color, palette.blueShade(), 0.55f));
    canvas.fillCircle(
        x - 0.015f, y + 0.02f, radius * 0.88f, Palette.mix(color, palette.blueLight(), 0.25f));
    canvas.fillCircle(
        x - 0.04f, y + 0.05f, radius * 0.66f, Palette.mix(color, palette.white(), 0.2f));
    canvas.fillCircle(x - 0.08f, y + 0.09f, radius * 0.26f, palette.white());
  }

  private void drawPaddle(Canvas canvas, BreakoutState state) {
    float x = paddleX(state);
    float width = 1;
    float left = x - width / 2;
    float y = ArcadeBoard.BOTTOM + PADDLE_TOP - PADDLE_HEIGHT;
    float struck = returned(state);
    canvas.glow(x, y + 0.15f, 0.8f, Palette.fade(palette.blue(), 0.3f + 0.5f * struck));
    float radius = PADDLE_HEIGHT / 2;
    rounded(
        canvas,
        left - 0.03f,
        y - 0.03f,
        width + 0.06f,
        PADDLE_HEIGHT + 0.06f,
        radius,
        palette.ink());
    rounded(canvas, left, y, width, PADDLE_HEIGHT, radius, palette.blueShade());
    rounded(canvas, left, y + 0.06f, width, PADDLE_HEIGHT - 0.06f, radius, palette.blue());
    rounded(canvas, left + 0.18f, y, width - 0.36f, PADDLE_HEIGHT, 0.03f, palette.metal());
    shapes.roundedRectangle(
        canvas,
        left + 0.18f,
        y + 0.1f,
        width - 0.36f,
        PADDLE_HEIGHT - 0.1f,
        0.03f,
        Palette.mix(palette.metalLight(), palette.white(), struck));
    for (int side = -1; side <= 1; side += 2) {
      canvas.fillCircle(
          x + side * 0.38f,
          y + 0.19f,
          0.06f,
          Palette.mix(palette.blueLight(), palette.white(), struck));
    }
  }

  /** Returns how strongly the paddle still shows that it has returned the ball: 1 at the impact. */
  private static float returned(BreakoutState state) {
    int bounced = ArcadeBoard.CELLS - 2;
    for (int step = 0; step < Math.min(state.strikes().size(), 2); step++) {
      if (ArcadeBoard.row(state.path().get(step)) == bounced
          && ArcadeBoard.row(state.path().get(step + 1)) == bounced
          && state.strikes().get(step) < 0) {
        float time = step + state.progress() - BallMotion.IMPACT;
        return time < 0 ? 0 : Math.max(1 - time / 1.4f, 0);
      }
    }
    return 0;
  }

  /** Draws the barrier flaring up where the ball is lost. */
  private void drawLoss(Canvas canvas, BreakoutState state) {
    float x = BallMotion.x(state, 0);
    float flare = state.progress() * state.progress();
    canvas.glow(x, ArcadeBoard.BOTTOM, 2.6f * flare, Palette.fade(palette.orange(), 0.9f));
    canvas.fillRectangle(
        ArcadeBoard.LEFT,
        ArcadeBoard.BOTTOM - 0.05f,
        ArcadeBoard.CELLS,
        0.12f,
        Palette.mix(palette.orange(), palette.gold(), flare));
    for (int i = 0; i < SHARDS; i++) {
      double angle = Math.PI * (i + 0.5) / SHARDS;
      float away = flare * (0.5f + 0.9f * Noise.at(i, 61));
      float dx = (float) StrictMath.cos(angle);
      float dy = (float) StrictMath.sin(angle);
      canvas.line(
          x + dx * away * 0.6f,
          ArcadeBoard.BOTTOM + dy * away * 0.6f,
          x + dx * away,
          ArcadeBoard.BOTTOM + dy * away,
          0.06f,
          Palette.fade(palette.gold(), 0.9f));
    }
  }

  /** Draws what flies about where bricks were struck, each in the colour of its row. */
  private void drawShards(Canvas canvas, BreakoutState state) {
    for (int step = 0; step < state.strikes().size(); step++) {
      int brick = state.strikes().get(step);
      float time = step + state.progress() - BallMotion.IMPACT;
      if (brick >= 0 && time >= 0 && time < SHARDS_FLY) {
        drawShards(canvas, brick, time);
      }
    }
  }

  private void drawShards(Canvas canvas, int brick, float time) {
    float x = ArcadeBoard.x(ArcadeBoard.column(brick));
    float y = ArcadeBoard.y(ArcadeBoard.row(brick));
    float left = 1 - time / SHARDS_FLY;
    int color = brickColor(brick);
    canvas.glow(
        x,
        y,
        0.7f + 0.9f * (1 - left),
        Palette.fade(Palette.mix(color, palette.gold(), 0.4f), 0.9f * left * left * left));
    for (int i = 0; i < SHARDS; i++) {
      int number = brick * SHARDS + i;
      float vx = (Noise.at(number, 51) - 0.5f) * 0.9f;
      float vy = Noise.at(number, 52) * 0.6f - 0.15f;
      float startX = x + (i % 4 - 1.5f) * 0.22f;
      float startY = y + (i / 4 - 1) * 0.24f;
      float size = (0.07f + 0.08f * Noise.at(number, 53)) * (0.4f + 0.6f * left);
      double turn = (Noise.at(number, 54) - 0.5f) * 4 * time;
      Shapes.Frame frame =
          new Shapes.Frame(
              startX + vx * time,
              startY + vy * time - 0.09f * time * time,
              size * (float) StrictMath.cos(turn),
              size * (float) StrictMath.sin(turn));
      int tint = i % 3 == 0 ? Palette.mix(color, palette.white(), 0.5f) : color;
      shapes.placed(canvas, SHARD, frame, Palette.fade(tint, Math.min(1.6f * left, 1)));
    }
  }

  /** Draws what matters for the game in a picture too small for more. */
  private void drawPlainly(Canvas canvas, BreakoutState state) {
    drawWallPlainly(canvas, state.bricks());
    float length = Math.min(1, BallMotion.known(state));
    for (int i = PLAIN_TAIL_DOTS; i >= 1; i--) {
      float back = length * i / PLAIN_TAIL_DOTS;
      float radius = BallMotion.RADIUS * (1 - 0.5f * back);
      canvas.fillRectangle(
          BallMotion.x(state, back) - radius,
          BallMotion.y(state, back) - radius,
          2 * radius,
          2 * radius,
          Palette.fade(palette.mark(), 0.4f - 0.2f * back));
    }
    canvas.fillRectangle(
        paddleX(state) - 0.5f,
        ArcadeBoard.BOTTOM + PADDLE_TOP - PADDLE_HEIGHT,
        1,
        PADDLE_HEIGHT,
        palette.metalLight());
    canvas.fillCircle(
        BallMotion.x(state, 0), BallMotion.y(state, 0), BallMotion.RADIUS * 1.15f, palette.mark());
  }

  /** Draws bricks that touch as one: there is no room for what lies between them. */
  private void drawWallPlainly(Canvas canvas, List<Integer> bricks) {
    int first = 0;
    for (int i = 1; i <= bricks.size(); i++) {
      int brick = bricks.get(first);
      boolean goesOn =
          i < bricks.size()
              && bricks.get(i) == brick + i - first
              && ArcadeBoard.row(bricks.get(i)) == ArcadeBoard.row(brick);
      if (!goesOn) {
        canvas.fillRectangle(
            ArcadeBoard.x(ArcadeBoard.column(brick)) - 0.5f,
            ArcadeBoard.y(ArcadeBoard.row(brick)) - BRICK_HEIGHT / 2,
            i - first,
            BRICK_HEIGHT,
            brickColor(brick));
        first = i;
      }
    }
  }

  @Override
  public void drawInsight(BreakoutState state, Insight insight, Canvas canvas) {
    SaliencyOverlay.draw(canvas, insight, ArcadeBoard.LEFT, ArcadeBoard.BOTTOM, 1);
  }
}
