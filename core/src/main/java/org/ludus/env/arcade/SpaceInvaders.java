package org.ludus.env.arcade;

import java.util.ArrayList;
import java.util.List;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * A cannon that shoots at rows of aliens, who shoot back and come down. An alien is worth 1. When
 * all are gone the next wave comes, and moves faster, up to a limit.
 *
 * <p>The rules are MinAtar's (Young and Tian 2019). There is no chance in them: what happens
 * follows from the actions alone. The planes are cannon, aliens, aliens if they move left, aliens
 * if they move right, bullets of the cannon and bullets of the aliens.
 */
public final class SpaceInvaders implements Environment<SpaceInvadersState>, Inspectable {

  private static final int LAST = Cells.SIZE - 1;
  private static final int START_COLUMN = 5;
  private static final Cells WAVE = Cells.rectangle(0, 4, 2, 8);

  /** Steps between two shots of the cannon, between two of the aliens, and between their moves. */
  private static final int COOL_DOWN = 5;

  private static final int ALIEN_SHOT_INTERVAL = 10;
  private static final int SLOWEST_MOVE_INTERVAL = 12;
  private static final int FASTEST_MOVE_INTERVAL = 6;

  private static final int CANNON = 0;
  private static final int ALIENS = 1;
  private static final int MOVING_LEFT = 2;
  private static final int MOVING_RIGHT = 3;
  private static final int FRIENDLY_BULLETS = 4;
  private static final int ENEMY_BULLETS = 5;

  private static final int LEFT = 1;
  private static final int RIGHT = 2;
  private static final int FIRE = 3;

  /** For how many steps it is known where aliens were killed: as long as they are seen to burst. */
  private static final int STEPS_REMEMBERED = 4;

  /** How many aliens can die in one step: no more than there are bullets under way, one a row. */
  private static final int MOST_KILLS = Cells.SIZE;

  // All results there are, by reward, made once: a step then allocates nothing.
  private static final StepResult[] RUNNING = new StepResult[MOST_KILLS + 1];
  private static final StepResult[] LOST = new StepResult[MOST_KILLS + 1];

  static {
    for (int kills = 0; kills <= MOST_KILLS; kills++) {
      RUNNING[kills] = StepResult.running(kills);
      LOST[kills] = new StepResult(kills, true, false);
    }
  }

  private static final Space.Discrete ACTIONS =
      new Space.Discrete(List.of("nothing", "left", "right", "fire"));
  private static final Space.Box OBSERVATIONS =
      Planes.space(
          List.of(
              "cannon",
              "alien",
              "alien moving left",
              "alien moving right",
              "friendly bullet",
              "enemy bullet"));

  private final EnvironmentSpec spec;
  private final boolean ramping;
  private final Planes planes = new Planes(6);
  private final Cells aliens = new Cells();
  private final Cells friendlyBullets = new Cells();
  private final Cells enemyBullets = new Cells();

  /**
   * Where aliens were killed in the last steps, in a ring: at the step's number, modulo its size.
   */
  private final Cells[] killed = new Cells[STEPS_REMEMBERED];

  /** By how many rows those had come down. */
  private final int[] killedAfterDescent = new int[STEPS_REMEMBERED];

  private int cannon;
  private int previousCannon;

  /** Steps until the cannon can fire again, the aliens move, and one of them shoots. */
  private int coolDown;

  private int alienMoveTimer;
  private int alienShotTimer;

  /** Steps between two moves of many aliens; a few move faster. */
  private int moveInterval;

  private boolean movingLeft;
  private int aliensMovedRight;
  private int aliensMovedDown;
  private int aliensDescended;
  private int marches;

  /** The cell in which an alien has shot in the last step, or -1. */
  private int alienShot;

  /** The columns in which bullets have left the board in the last step: a bit for each. */
  private int missed;

  private int landed;
  private int score;
  private int wave;
  private int steps;
  private boolean lost;

  /** Makes the game. */
  public SpaceInvaders(SpaceInvadersOptions options) {
    spec =
        new EnvironmentSpec(
            "space-invaders",
            OBSERVATIONS,
            ACTIONS,
            GameLimit.of(options.maxSteps()),
            183,
            options.movesPerSecond());
    ramping = options.ramping();
    for (int age = 0; age < STEPS_REMEMBERED; age++) {
      killed[age] = new Cells();
    }
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    cannon = START_COLUMN;
    previousCannon = cannon;
    aliens.clear();
    friendlyBullets.clear();
    enemyBullets.clear();
    lineUpAliens();
    movingLeft = true;
    aliensMovedRight = 0;
    aliensMovedDown = 0;
    marches = 0;
    alienShot = -1;
    missed = 0;
    landed = 0;
    coolDown = 0;
    moveInterval = SLOWEST_MOVE_INTERVAL;
    alienMoveTimer = moveInterval;
    alienShotTimer = ALIEN_SHOT_INTERVAL;
    score = 0;
    wave = 1;
    steps = 0;
    lost = false;
    observe(observation);
  }

  private void lineUpAliens() {
    aliensDescended = 0;
    aliens.addAll(WAVE);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    fireOrMove(ACTIONS.index(action, 0));
    missed = friendlyBullets.row(0);
    landed = enemyBullets.row(LAST);
    friendlyBullets.moveUp();
    enemyBullets.moveDown();
    lost = enemyBullets.contains(LAST, cannon) || aliens.contains(LAST, cannon);
    moveAliens();
    shootBack();
    int kills = hit();
    countDown();
    if (aliens.isEmpty()) {
      beginNextWave();
    }
    steps++;
    observe(observation);
    return lost ? LOST[kills] : RUNNING[kills];
  }

  private void fireOrMove(int action) {
    previousCannon = cannon;
    if (action == FIRE && coolDown == 0) {
      friendlyBullets.add(LAST, cannon);
      coolDown = COOL_DOWN;
    } else if (action == LEFT) {
      cannon = Math.max(0, cannon - 1);
    } else if (action == RIGHT) {
      cannon = Math.min(LAST, cannon + 1);
    }
  }

  private void moveAliens() {
    aliensMovedRight = 0;
    aliensMovedDown = 0;
    if (alienMoveTimer > 0) {
      return;
    }
    marches++;
    alienMoveTimer = Math.min(aliens.count(), moveInterval);
    int wall = movingLeft ? 0 : LAST;
    if ((aliens.columns() >> wall & 1) != 0) {
      movingLeft = !movingLeft;
      lost |= aliens.row(LAST) != 0;
      aliens.rollDown();
      aliensMovedDown = 1;
      aliensDescended++;
    } else if (movingLeft) {
      aliens.moveLeft();
      aliensMovedRight = -1;
    } else {
      aliens.moveRight();
      aliensMovedRight = 1;
    }
    lost |= aliens.contains(LAST, cannon);
  }

  private void shootBack() {
    alienShot = -1;
    if (alienShotTimer > 0) {
      return;
    }
    alienShotTimer = ALIEN_SHOT_INTERVAL;
    int column = nearestAlienColumn();
    int row = aliens.lowestRow(column);
    enemyBullets.add(row, column);
    alienShot = row * Cells.SIZE + column;
  }

  /** Returns the column with aliens that is nearest to the cannon, of two the left one. */
  private int nearestAlienColumn() {
    int columns = aliens.columns();
    for (int distance = 0; distance < Cells.SIZE; distance++) {
      if (cannon - distance >= 0 && (columns >> (cannon - distance) & 1) != 0) {
        return cannon - distance;
      }
      if ((columns >> (cannon + distance) & 1) != 0) {
        return cannon + distance;
      }
    }
    throw new IllegalStateException("there are aliens at the beginning of every step");
  }

  private int hit() {
    Cells now = killed[steps % STEPS_REMEMBERED];
    killedAfterDescent[steps % STEPS_REMEMBERED] = aliensDescended;
    now.setToCommon(aliens, friendlyBullets);
    aliens.removeAll(now);
    friendlyBullets.removeAll(now);
    int kills = now.count();
    score += kills;
    return kills;
  }

  private void countDown() {
    coolDown = Math.max(0, coolDown - 1);
    alienMoveTimer--;
    alienShotTimer--;
  }

  private void beginNextWave() {
    if (ramping && moveInterval > FASTEST_MOVE_INTERVAL) {
      moveInterval--;
    }
    lineUpAliens();
    wave++;
  }

  private void observe(float[] observation) {
    planes.show(CANNON, LAST, cannon);
    planes.show(ALIENS, aliens);
    planes.show(movingLeft ? MOVING_LEFT : MOVING_RIGHT, aliens);
    planes.clear(movingLeft ? MOVING_RIGHT : MOVING_LEFT);
    planes.show(FRIENDLY_BULLETS, friendlyBullets);
    planes.show(ENEMY_BULLETS, enemyBullets);
    planes.writeTo(observation);
  }

  @Override
  public SpaceInvadersState snapshot() {
    return new SpaceInvadersState(
        cannon,
        previousCannon,
        aliens.toList(),
        movingLeft,
        aliensMovedRight,
        aliensMovedDown,
        aliensDescended,
        marches,
        friendlyBullets.toList(),
        enemyBullets.toList(),
        alienShot,
        Cells.toList(missed),
        Cells.toList(landed),
        explosions(),
        score,
        wave,
        steps,
        lost,
        1);
  }

  private List<SpaceInvadersState.Explosion> explosions() {
    List<SpaceInvadersState.Explosion> list = new ArrayList<>();
    for (int age = 0; age < Math.min(steps, STEPS_REMEMBERED); age++) {
      int slot = (steps - 1 - age) % STEPS_REMEMBERED;
      for (int cell : killed[slot].toList()) {
        int rank = cell / Cells.SIZE - killedAfterDescent[slot];
        list.add(new SpaceInvadersState.Explosion(cell, rank, age));
      }
    }
    return list;
  }

  @Override
  public List<RewardTerm> rewardTerms() {
    int kills = steps == 0 ? 0 : killed[(steps - 1) % STEPS_REMEMBERED].count();
    return List.of(new RewardTerm("aliens", kills));
  }

  /** Returns whether the cannon still stands. */
  @Override
  public boolean succeeded() {
    return !lost;
  }
}
