package org.ludus.env.arcade;

/**
 * The way of the ball in breakout, from where it is seen or returned by the paddle to where it
 * comes down to the paddle's row. It follows the rules of {@link Breakout}.
 */
public final class BreakoutFlight {

  /** What a brick struck a step later is worth in place of one struck now. */
  public static final double DISCOUNT = 0.98;

  private static final int SIZE = 10;
  private static final int LAST = SIZE - 1;
  private static final int PLANES = 4;
  private static final int PADDLE = 0;
  private static final int BALL = 1;
  private static final int TRAIL = 2;
  private static final int BRICKS = 3;

  private static final int FIRST_BRICK_ROW = 1;
  private static final int BRICK_COUNT = 3 * SIZE;
  private static final int WALL = (1 << BRICK_COUNT) - 1;

  private int row;
  private int column;
  private int previousColumn;
  private int down;
  private int right;

  /** Whether the last step has led onto a brick: the next one then leaves bricks alone. */
  private boolean striking;

  /** The bricks that are left: a bit for each, row by row. */
  private int bricks;

  private int steps;
  private double strikes;

  private BreakoutFlight() {}

  /** Returns the column of the paddle in the observation that begins at an offset. */
  public static int paddleIn(float[] observations, int at) {
    return cell(observations, at, PADDLE) % SIZE;
  }

  /**
   * Returns the flight of the ball in the observation that begins at an offset, down to the
   * paddle's row.
   */
  public static BreakoutFlight seenIn(float[] observations, int at) {
    BreakoutFlight flight = new BreakoutFlight();
    int ball = cell(observations, at, BALL);
    int trail = cell(observations, at, TRAIL);
    flight.row = ball / SIZE;
    flight.column = ball % SIZE;
    flight.previousColumn = trail % SIZE;
    for (int brick = 0; brick < BRICK_COUNT; brick++) {
      boolean there = observations[at + (FIRST_BRICK_ROW * SIZE + brick) * PLANES + BRICKS] > 0;
      flight.bricks |= (there ? 1 : 0) << brick;
    }
    boolean start = ball == trail && flight.bricks == WALL;
    flight.findDirection(start ? -1 : trail / SIZE, paddleIn(observations, at));
    flight.toThePaddlesRow();
    return flight;
  }

  private static int cell(float[] observations, int at, int plane) {
    int cell = 0;
    while (cell < SIZE * SIZE - 1 && observations[at + cell * PLANES + plane] == 0) {
      cell++;
    }
    return cell;
  }

  /** Finds out where the ball is going from where it was, in row -1 if the game has just begun. */
  private void findDirection(int previousRow, int paddle) {
    boolean turned = row == previousRow;
    boolean returned = turned && row == LAST - 1;
    // What has turned elsewhere than at the paddle mostly came from below.
    down = returned || row < previousRow ? -1 : 1;
    right = column > previousColumn || (column == previousColumn && column == 0) ? 1 : -1;
    if (returned && previousColumn != paddle) {
      right = -right;
    }
    striking = (turned && !returned && row > 0) || (previousRow >= 0 && isOnBrick());
  }

  /** Goes on until the ball is in the paddle's row. */
  private void toThePaddlesRow() {
    do {
      step();
    } while (row < LAST);
  }

  private void step() {
    previousColumn = column;
    int previousRow = row;
    steps++;
    row += down;
    column += right;
    if (column < 0 || column > LAST) {
      column = previousColumn;
      right = -right;
    }
    boolean onBrick = false;
    if (row < 0) {
      row = 0;
      down = 1;
    } else if (isOnBrick()) {
      onBrick = true;
      if (!striking) {
        strikes += Math.pow(DISCOUNT, steps);
        bricks &= ~(1 << brick());
        row = previousRow;
        down = -down;
      }
    }
    striking = onBrick;
  }

  private boolean isOnBrick() {
    int brick = brick();
    return brick >= 0 && brick < BRICK_COUNT && (bricks >> brick & 1) != 0;
  }

  /** Returns the number of the brick that would be where the ball is. */
  private int brick() {
    return (row - FIRST_BRICK_ROW) * SIZE + column;
  }

  /** Returns the flight that follows when the paddle returns the ball as it came, or back. */
  public BreakoutFlight returned(boolean back) {
    BreakoutFlight next = new BreakoutFlight();
    next.row = LAST - 1;
    next.column = column;
    next.down = -1;
    next.right = back ? -right : right;
    next.bricks = bricks == 0 ? WALL : bricks;
    next.toThePaddlesRow();
    return next;
  }

  /** Returns where the paddle has to be to return the ball straight on, or back where it came. */
  public int target(boolean back) {
    return back ? column : previousColumn;
  }

  /** Returns the steps till the ball is in the paddle's row. */
  public int steps() {
    return steps;
  }

  /** Returns what the bricks struck on the way are worth, each discounted by when it is struck. */
  public double strikes() {
    return strikes;
  }
}
