package org.ludus.render.scene;

import org.ludus.env.arcade.SpaceInvadersState;
import org.ludus.env.arcade.SpaceInvadersState.Explosion;
import org.ludus.render.Canvas;
import org.ludus.render.Insight;
import org.ludus.render.Palette;
import org.ludus.render.Renderer;
import org.ludus.render.Shapes;

/**
 * Draws space invaders: aliens in the night sky over the moon, and the cannon that stands there.
 */
public final class SpaceInvadersRenderer implements Renderer<SpaceInvadersState> {

  private static final float SIDE = ArcadeBoard.SIDE;
  private static final float GROUND = ArcadeBoard.BOTTOM;
  private static final int KINDS = 4;
  private static final int MOST_ALIENS = 24;
  private static final int CANNON_ROW = ArcadeBoard.CELLS - 1;

  /** The part of a step after which bullets meet what they hit. */
  private static final float IMPACT = 0.6f;

  /** How long an alien is seen to burst, in steps. */
  private static final float BURST = 3.2f;

  private static final int FRAGMENTS = 10;
  private static final int ROCKS = 34;
  private static final int BEAM_PARTS = 8;

  private final Shapes shapes = new Shapes();
  private final Palette palette;
  private final Backdrop backdrop;
  private final AlienFigures aliens;
  private final LaserCannon cannon;

  /** Makes a renderer that draws in those colours. */
  public SpaceInvadersRenderer(Palette palette) {
    this.palette = palette;
    backdrop = new Backdrop(palette, SIDE, SIDE, 47);
    aliens = new AlienFigures(palette, shapes);
    cannon = new LaserCannon(palette, shapes);
  }

  @Override
  public float worldWidth() {
    return SIDE;
  }

  @Override
  public float worldHeight() {
    return SIDE;
  }

  /** The place is the same for every state. */
  @Override
  public Object stillKey(SpaceInvadersState state) {
    return SpaceInvadersRenderer.class;
  }

  @Override
  public void drawStill(SpaceInvadersState state, Canvas canvas) {
    backdrop.sky(canvas);
    if (ArcadeBoard.isPlain(canvas)) {
      canvas.fillRectangle(0, 0, SIDE, GROUND, palette.ground());
      return;
    }
    backdrop.planet(canvas, 12.15f, 8.9f, 0.7f);
    backdrop.hills(canvas, 0.9f, 2.3f, 0, palette.ridgeFar());
    backdrop.hills(canvas, 0.5f, 1.5f, 1, palette.ridgeNear());
    drawGround(canvas);
    drawBeam(canvas, ArcadeBoard.LEFT - 0.06f);
    drawBeam(canvas, ArcadeBoard.RIGHT + 0.06f);
  }

  @Override
  public void drawMoving(SpaceInvadersState state, Canvas canvas) {
    if (ArcadeBoard.isPlain(canvas)) {
      drawPlainly(state, canvas);
      return;
    }
    drawLandings(state, canvas);
    boolean blownUp = state.lost() && state.progress() >= IMPACT;
    if (blownUp) {
      cannon.drawWreck(canvas, cannonX(state), (state.progress() - IMPACT) / (1 - IMPACT));
    } else {
      cannon.draw(canvas, cannonX(state), state.fired() ? 1 - state.progress() : 0);
    }
    drawAliens(state, canvas);
    drawFriendlyBullets(state, canvas);
    drawEnemyBullets(state, canvas);
    for (Explosion explosion : state.explosions()) {
      drawBurst(state, canvas, explosion);
    }
  }

  /** Returns the later state with its step half done: all that moves is on its way. */
  @Override
  public SpaceInvadersState between(
      SpaceInvadersState before, SpaceInvadersState after, float part) {
    return part <= 0 ? before : part >= 1 ? after : after.withProgress(part);
  }

  /** Returns where the cannon's middle is drawn. */
  static float cannonX(SpaceInvadersState state) {
    float way = state.cannon() - state.previousCannon();
    return ArcadeBoard.x(state.previousCannon() + way * state.progress());
  }

  /** Returns where the middle of an alien of some cell is drawn. */
  static float alienX(SpaceInvadersState state, int cell) {
    return ArcadeBoard.x(ArcadeBoard.column(cell) - state.aliensMovedRight() * toGo(state));
  }

  /** Returns where the middle of an alien of some cell is drawn. */
  static float alienY(SpaceInvadersState state, int cell) {
    return ArcadeBoard.y(ArcadeBoard.row(cell) - state.aliensMovedDown() * toGo(state));
  }

  /** Returns which part of their last move the aliens still have before them. */
  private static float toGo(SpaceInvadersState state) {
    return isNewWave(state) ? 0 : 1 - GridMotion.eased(state.progress());
  }

  /** Returns where the middle of a bullet of the cannon's is drawn that ends the step in a row. */
  static float friendlyBulletY(SpaceInvadersState state, int row) {
    return ArcadeBoard.y(row + 1 - state.progress());
  }

  /** Returns where the middle of a bullet of an alien's is drawn that ends the step in a cell. */
  static float enemyBulletY(SpaceInvadersState state, int cell) {
    float toGo = cell == state.alienShot() ? 0 : 1 - state.progress();
    return ArcadeBoard.y(ArcadeBoard.row(cell) - toGo);
  }

  /** Returns whether the last step has killed the last alien, so that all those seen are new. */
  private static boolean isNewWave(SpaceInvadersState state) {
    return state.aliens().size() == MOST_ALIENS
        && !state.explosions().isEmpty()
        && state.explosions().get(0).age() == 0;
  }

  private void drawGround(Canvas canvas) {
    float left = -SIDE;
    float width = 3 * SIDE;
    canvas.fillRectangle(left, -SIDE, width, SIDE + GROUND, palette.ground());
    canvas.fillRectangle(
        left,
        -SIDE,
        width,
        SIDE + GROUND - 0.2f,
        Palette.mix(palette.ground(), palette.groundShade(), 0.6f));
    canvas.fillRectangle(left, -SIDE, width, SIDE + GROUND - 0.42f, palette.groundShade());
    canvas.fillRectangle(left, -SIDE, width, SIDE + GROUND - 0.85f, palette.groundDeep());
    int rock = Palette.fade(Palette.mix(palette.groundDeep(), palette.ink(), 0.5f), 0.5f);
    for (int i = 0; i < ROCKS; i++) {
      float x = left + width * Noise.at(i, 91);
      float y = GROUND - 0.2f - 1.4f * Noise.at(i, 92);
      float size = 0.06f + 0.12f * Noise.at(i, 93);
      shapes.ellipse(canvas, x, y, size * 1.7f, size * 0.6f, rock);
      shapes.ellipse(
          canvas,
          x,
          y - size * 0.15f,
          size * 1.5f,
          size * 0.42f,
          Palette.fade(palette.metal(), 0.16f));
    }
    canvas.fillRectangle(left, GROUND - 0.06f, width, 0.06f, palette.groundEdge());
  }

  /** Draws a beam of light beyond which nothing moves, and the lamp that throws it. */
  private void drawBeam(Canvas canvas, float x) {
    float part = (SIDE - GROUND) / BEAM_PARTS;
    for (int i = 0; i < BEAM_PARTS; i++) {
      float opacity = 0.4f * (1 - i / (float) BEAM_PARTS);
      float y = GROUND + i * part;
      canvas.fillRectangle(x - 0.07f, y, 0.14f, part, Palette.fade(palette.haze(), opacity * 0.4f));
      canvas.fillRectangle(x - 0.02f, y, 0.04f, part, Palette.fade(palette.blueLight(), opacity));
    }
    canvas.glow(x, GROUND + 0.16f, 0.5f, Palette.fade(palette.blue(), 0.7f));
    shapes.roundedRectangle(canvas, x - 0.15f, GROUND - 0.05f, 0.3f, 0.16f, 0.05f, palette.ink());
    shapes.roundedRectangle(
        canvas, x - 0.12f, GROUND - 0.03f, 0.24f, 0.11f, 0.04f, palette.metalDark());
    canvas.fillCircle(x, GROUND + 0.13f, 0.07f, palette.blueLight());
  }

  private void drawAliens(SpaceInvadersState state, Canvas canvas) {
    float swing = swing(state);
    float size = isNewWave(state) ? state.progress() : 1;
    for (int cell : state.aliens()) {
      float x = alienX(state, cell);
      float y = alienY(state, cell);
      if (size < 1) {
        canvas.glow(x, y, 0.7f, Palette.fade(palette.blueLight(), 0.8f * (1 - size)));
      }
      if (size > 0) {
        aliens.draw(canvas, kind(state, cell), x, y, size, swing);
      }
    }
    for (Explosion explosion : state.explosions()) {
      if (explosion.age() == 0 && state.progress() < IMPACT) {
        float x = ArcadeBoard.x(ArcadeBoard.column(explosion.cell()));
        float y = ArcadeBoard.y(ArcadeBoard.row(explosion.cell()));
        float toGo = 1 - GridMotion.eased(state.progress());
        aliens.draw(
            canvas,
            explosion.rank(),
            x - state.aliensMovedRight() * toGo,
            y + state.aliensMovedDown() * toGo,
            1,
            swing);
      }
    }
  }

  private static int kind(SpaceInvadersState state, int cell) {
    return Math.floorMod(ArcadeBoard.row(cell) - state.aliensDescended(), KINDS);
  }

  /** Returns the pose of the aliens, which changes with every move of theirs. */
  private static float swing(SpaceInvadersState state) {
    int pose = state.marches() % 2 == 0 ? 1 : -1;
    boolean moved = state.aliensMovedRight() != 0 || state.aliensMovedDown() != 0;
    return moved ? pose * (2 * GridMotion.eased(state.progress()) - 1) : pose;
  }

  /** Draws bolts of blue light. */
  private void drawFriendlyBullets(SpaceInvadersState state, Canvas canvas) {
    for (int cell : state.friendlyBullets()) {
      drawFriendlyBullet(state, canvas, cell);
    }
    for (int column : state.missed()) {
      drawFriendlyBullet(state, canvas, column - ArcadeBoard.CELLS);
    }
    for (Explosion explosion : state.explosions()) {
      if (explosion.age() == 0 && state.progress() < IMPACT) {
        drawFriendlyBullet(state, canvas, explosion.cell());
      }
    }
  }

  private void drawFriendlyBullet(SpaceInvadersState state, Canvas canvas, int cell) {
    float x = ArcadeBoard.x(ArcadeBoard.column(cell));
    float y = friendlyBulletY(state, ArcadeBoard.row(cell));
    canvas.glow(x, y, 0.5f, Palette.fade(palette.blue(), 0.75f));
    shapes.capsule(canvas, x, y - 0.22f, x, y + 0.22f, 0.16f, palette.blue());
    shapes.capsule(canvas, x, y - 0.16f, x, y + 0.22f, 0.085f, palette.white());
  }

  /** Draws jagged orange flashes. */
  private void drawEnemyBullets(SpaceInvadersState state, Canvas canvas) {
    for (int cell : state.enemyBullets()) {
      boolean hit =
          state.lost()
              && ArcadeBoard.row(cell) == CANNON_ROW
              && ArcadeBoard.column(cell) == state.cannon();
      if (!hit || state.progress() < IMPACT) {
        float size = cell == state.alienShot() ? state.progress() : 1;
        drawFlash(state, canvas, ArcadeBoard.column(cell), enemyBulletY(state, cell), size);
      }
    }
  }

  private void drawFlash(SpaceInvadersState state, Canvas canvas, int column, float y, float size) {
    float x = ArcadeBoard.x(column);
    float phase = (state.steps() + state.progress()) * 2.2f;
    canvas.glow(x, y, 0.55f * size, Palette.fade(palette.orange(), 0.75f));
    for (int layer = 0; layer < 3; layer++) {
      float width = (layer == 0 ? 0.2f : layer == 1 ? 0.13f : 0.06f) * size;
      int color = layer == 0 ? palette.ink() : layer == 1 ? palette.pair(0) : palette.goldLight();
      float fromX = x;
      float fromY = y + 0.32f * size;
      for (int i = 1; i <= 4; i++) {
        float away = i == 4 ? 0 : 0.13f * (float) StrictMath.cos(phase + 2.4 * i);
        float toX = x + away * size;
        float toY = fromY - 0.16f * size;
        shapes.capsule(canvas, fromX, fromY, toX, toY, width, color);
        fromX = toX;
        fromY = toY;
      }
    }
  }

  /** Draws bullets of the aliens' that end in the ground. */
  private void drawLandings(SpaceInvadersState state, Canvas canvas) {
    float time = state.progress();
    for (int column : state.landed()) {
      if (time < 0.4f) {
        drawFlash(state, canvas, column, ArcadeBoard.y(CANNON_ROW) - time, 1 - time);
      }
      float x = ArcadeBoard.x(column);
      float fading = (1 - time) * Math.min(4 * time, 1);
      canvas.glow(x, GROUND, 0.4f + 0.5f * time, Palette.fade(palette.orange(), fading));
      for (int i = 0; i < 5; i++) {
        float dx = (i - 2) * 0.24f * time;
        float dy = (0.5f - 0.08f * (i - 2) * (i - 2)) * 4 * time * (1 - time);
        canvas.fillCircle(x + dx, GROUND + dy, 0.05f, Palette.fade(palette.groundEdge(), fading));
      }
    }
  }

  private void drawBurst(SpaceInvadersState state, Canvas canvas, Explosion explosion) {
    float time = explosion.age() + state.progress() - IMPACT;
    if (time < 0 || time >= BURST) {
      return;
    }
    float x = ArcadeBoard.x(ArcadeBoard.column(explosion.cell()));
    float y = ArcadeBoard.y(ArcadeBoard.row(explosion.cell()));
    float left = 1 - time / BURST;
    int color = aliens.color(explosion.rank());
    canvas.glow(x, y, 0.6f + 0.3f * time, Palette.fade(palette.gold(), 0.95f * left * left));
    if (time < 0.5f) {
      canvas.fillCircle(x, y, 0.3f * (1 - time), Palette.fade(palette.white(), 1 - 2 * time));
    }
    for (int i = 0; i < FRAGMENTS; i++) {
      int number = explosion.cell() * FRAGMENTS + i;
      double angle = 2 * Math.PI * (i + 0.6f * Noise.at(number, 95)) / FRAGMENTS;
      float away = (0.12f + 0.55f * (1 - left * left)) * (0.6f + 0.6f * Noise.at(number, 96));
      float size = (0.075f + 0.045f * Noise.at(number, 97)) * left;
      float atX = x + away * (float) StrictMath.cos(angle);
      float atY = y + away * (float) StrictMath.sin(angle);
      canvas.fillRectangle(
          atX - size, atY - size, 2 * size, 2 * size, i % 3 == 0 ? palette.white() : color);
    }
  }

  /** Draws what matters for the game in a picture too small for more. */
  private void drawPlainly(SpaceInvadersState state, Canvas canvas) {
    if (!state.lost()) {
      float x = cannonX(state);
      canvas.fillRectangle(x - 0.45f, GROUND, 0.9f, 0.42f, palette.blueLight());
      canvas.fillRectangle(x - 0.13f, GROUND + 0.42f, 0.26f, 0.34f, palette.blueLight());
    }
    for (int cell : state.aliens()) {
      aliens.drawPlainly(canvas, kind(state, cell), alienX(state, cell), alienY(state, cell));
    }
    for (int cell : state.friendlyBullets()) {
      float x = ArcadeBoard.x(ArcadeBoard.column(cell));
      float y = friendlyBulletY(state, ArcadeBoard.row(cell));
      canvas.fillRectangle(x - 0.1f, y - 0.36f, 0.2f, 0.72f, palette.white());
    }
    int flash = Palette.mix(palette.pair(0), palette.gold(), 0.5f);
    for (int cell : state.enemyBullets()) {
      float x = ArcadeBoard.x(ArcadeBoard.column(cell));
      float y = enemyBulletY(state, cell);
      canvas.fillRectangle(x - 0.34f, y, 0.4f, 0.34f, flash);
      canvas.fillRectangle(x - 0.06f, y - 0.34f, 0.4f, 0.34f, flash);
    }
  }

  @Override
  public void drawInsight(SpaceInvadersState state, Insight insight, Canvas canvas) {
    SaliencyOverlay.draw(canvas, insight, ArcadeBoard.LEFT, ArcadeBoard.BOTTOM, 1);
  }
}
