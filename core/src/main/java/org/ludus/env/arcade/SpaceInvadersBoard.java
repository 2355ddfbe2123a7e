package org.ludus.env.arcade;

import java.util.Arrays;

/**
 * What an observation of space invaders shows, and what follows from it by the rules of {@link
 * SpaceInvaders}. Rows are kept as a bit for each column.
 */
public final class SpaceInvadersBoard {

  /** Rows and columns. */
  public static final int SIZE = 10;

  /** Steps between two shots of the cannon. */
  public static final int COOL_DOWN = 5;

  private static final int LAST = SIZE - 1;
  private static final int PLANES = 6;
  private static final int CANNON = 0;
  private static final int ALIENS = 1;
  private static final int MOVING_LEFT = 2;
  private static final int FRIENDLY_BULLETS = 4;
  private static final int ENEMY_BULLETS = 5;

  /** Steps between two moves of many aliens: something between the 12 and the 6 they may have. */
  private static final int MOVE_INTERVAL = 9;

  private final int[] aliens;
  private final int[] friendlyBullets;
  private final int[] enemyBullets;
  private final int cannon;
  private final boolean movingLeft;
  private final int alienCount;
  private final int firstColumn;
  private final int lastColumn;

  /**
   * Reads the observation that begins at an offset: {@link #SIZE} rows of cells, and a number of
   * each for every plane.
   */
  public SpaceInvadersBoard(float[] observations, int at) {
    aliens = rows(observations, at, ALIENS);
    friendlyBullets = rows(observations, at, FRIENDLY_BULLETS);
    enemyBullets = rows(observations, at, ENEMY_BULLETS);
    cannon = Integer.numberOfTrailingZeros(rows(observations, at, CANNON)[LAST]);
    movingLeft = !Arrays.equals(rows(observations, at, MOVING_LEFT), new int[SIZE]);
    int count = 0;
    int columns = 0;
    for (int row : aliens) {
      count += Integer.bitCount(row);
      columns |= row;
    }
    alienCount = count;
    firstColumn = Integer.numberOfTrailingZeros(columns);
    lastColumn = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(columns);
  }

  private static int[] rows(float[] observations, int at, int plane) {
    int[] rows = new int[SIZE];
    for (int cell = 0; cell < SIZE * SIZE; cell++) {
      if (observations[at + cell * PLANES + plane] > 0) {
        rows[cell / SIZE] |= 1 << (cell % SIZE);
      }
    }
    return rows;
  }

  /** Returns the column of the cannon. */
  public int cannon() {
    return cannon;
  }

  /** Returns the column in which the cannon ends up that starts from one and goes so far. */
  public static int moved(int column, int by) {
    return Math.min(Math.max(column + by, 0), LAST);
  }

  /** Returns the steps till the cannon can fire, as far as the last bullet under way tells. */
  public int coolDown() {
    for (int row = LAST - 1; row > LAST - COOL_DOWN; row--) {
      if (friendlyBullets[row] != 0) {
        return row - (LAST - COOL_DOWN);
      }
    }
    return 0;
  }

  /** Returns whether a cannon that is in a column after so many more steps is hit in the last. */
  public boolean isHit(int column, int steps) {
    boolean byBullet = steps < SIZE && (enemyBullets[LAST - steps] >> column & 1) != 0;
    return byBullet || (aliens[LAST] >> column & 1) != 0;
  }

  /**
   * Returns how likely a shot hits an alien. When the aliens move next is not seen, so all moments
   * at which they might are equally likely.
   *
   * @param column where it is fired
   * @param delay steps till then; 0 for the next one
   */
  public double chanceToHit(int column, int delay) {
    int interval = Math.max(1, Math.min(alienCount, MOVE_INTERVAL));
    int hits = 0;
    for (int firstMove = 0; firstMove < interval; firstMove++) {
      hits += hits(column, delay, firstMove, interval) ? 1 : 0;
    }
    return (double) hits / interval;
  }

  private boolean hits(int column, int delay, int firstMove, int interval) {
    int direction = movingLeft ? -1 : 1;
    int right = 0;
    int down = 0;
    for (int step = 0; step < delay + LAST; step++) {
      if (step % interval == firstMove) {
        if (direction < 0 ? firstColumn + right == 0 : lastColumn + right == LAST) {
          direction = -direction;
          down++;
        } else {
          right += direction;
        }
      }
      int row = LAST - 1 - (step - delay) - down;
      int from = column - right;
      if (step >= delay && row >= 0 && from >= 0 && (aliens[row] >> from & 1) != 0) {
        return true;
      }
    }
    return false;
  }
}
