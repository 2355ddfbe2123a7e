package org.ludus.env.arcade;

import java.util.List;
import java.util.stream.IntStream;
import org.ludus.env.Draws;
import org.ludus.env.Environment;
import org.ludus.env.EnvironmentSpec;
import org.ludus.env.Inspectable;
import org.ludus.env.RewardTerm;
import org.ludus.env.Space;
import org.ludus.env.StepResult;

/**
 * A paddle that keeps a ball in play below three rows of bricks, each of which is worth 1 when the
 * ball strikes it. When all are gone and the ball is back at the paddle, there are new ones.
 *
 * <p>The rules are MinAtar's (Young and Tian 2019, "MinAtar: an Atari-inspired testbed for thorough
 * and reproducible reinforcement learning experiments"). Chance decides on one thing only: on which
 * side the ball starts. The planes are paddle, ball, trail (where the ball was a step ago) and
 * bricks. There is no difficulty ramp.
 */
public final class Breakout implements Environment<BreakoutState>, Inspectable {

  private static final int LAST = Cells.SIZE - 1;
  private static final Cells WALL = Cells.rectangle(1, 4, 0, Cells.SIZE);
  private static final int START_ROW = 3;
  private static final int START_COLUMN = 4;

  /** How many steps back states show the way of the ball: enough for a tail and for shards. */
  private static final int PATH = 4;

  private static final int PADDLE = 0;
  private static final int BALL = 1;
  private static final int TRAIL = 2;
  private static final int BRICKS = 3;

  private static final int LEFT = 1;
  private static final int RIGHT = 2;

  // The only results there are, made once: a step then allocates nothing.
  private static final StepResult NOTHING = StepResult.running(0);
  private static final StepResult STRIKE = StepResult.running(1);
  private static final StepResult LOST = new StepResult(0, true, false);

  private static final Space.Discrete ACTIONS =
      new Space.Discrete(List.of("nothing", "left", "right"));
  private static final Space.Box OBSERVATIONS =
      Planes.space(List.of("paddle", "ball", "trail", "brick"));

  private final EnvironmentSpec spec;
  private final Draws draws;
  private final Planes planes = new Planes(4);
  private final Cells bricks = new Cells();

  private int paddle;
  private int previousPaddle;
  private int ballRow;
  private int ballColumn;
  private int trailRow;
  private int trailColumn;

  /**
   * Where the ball is and was, and which bricks it has struck on the way, in rings: at the step's
   * number, modulo their size.
   */
  private final int[] path = new int[PATH + 1];

  private final int[] strikes = new int[PATH];

  /** Where the ball goes: 1 for down and to the right, -1 for up and to the left. */
  private int down;

  private int right;

  /** Whether the last step has led onto a brick, which saves the brick the next one leads onto. */
  private boolean striking;

  /** The cell of the brick that the last step has taken away, or -1. */
  private int struck;

  /** Steps since there are new bricks, or -1. */
  private int relaid;

  private int score;
  private int steps;
  private boolean lost;

  /** Makes the game with chance drawn from the episode's seed. */
  public Breakout(BreakoutOptions options) {
    this(options, Draws.seeded());
  }

  /** Makes the game with chance drawn from elsewhere: 0 to start on the left, 1 on the right. */
  public Breakout(BreakoutOptions options, Draws draws) {
    spec =
        new EnvironmentSpec(
            "breakout",
            OBSERVATIONS,
            ACTIONS,
            GameLimit.of(options.maxSteps()),
            28,
            options.movesPerSecond());
    this.draws = draws;
  }

  @Override
  public EnvironmentSpec spec() {
    return spec;
  }

  @Override
  public void reset(long seed, float[] observation) {
    draws.begin(seed);
    boolean fromTheLeft = draws.integer(0, 2) == 0;
    ballRow = START_ROW;
    ballColumn = fromTheLeft ? 0 : LAST;
    right = fromTheLeft ? 1 : -1;
    down = 1;
    trailRow = ballRow;
    trailColumn = ballColumn;
    paddle = START_COLUMN;
    previousPaddle = paddle;
    layBricks();
    striking = false;
    struck = -1;
    relaid = -1;
    score = 0;
    steps = 0;
    lost = false;
    path[0] = ballRow * Cells.SIZE + ballColumn;
    observe(observation);
  }

  private void layBricks() {
    bricks.addAll(WALL);
  }

  @Override
  public StepResult step(float[] action, float[] observation) {
    movePaddle(ACTIONS.index(action, 0));
    relaid = relaid < 0 ? -1 : relaid + 1;
    moveBall();
    steps++;
    remember();
    observe(observation);
    return lost ? LOST : struck >= 0 ? STRIKE : NOTHING;
  }

  private void movePaddle(int action) {
    previousPaddle = paddle;
    if (action == LEFT) {
      paddle = Math.max(0, paddle - 1);
    } else if (action == RIGHT) {
      paddle = Math.min(LAST, paddle + 1);
    }
  }

  private void moveBall() {
    trailRow = ballRow;
    trailColumn = ballColumn;
    struck = -1;
    ballRow += down;
    ballColumn += right;
    if (ballColumn < 0 || ballColumn > LAST) {
      ballColumn = trailColumn;
      right = -right;
    }
    boolean onBrick = false;
    if (ballRow < 0) {
      ballRow = 0;
      down = 1;
    } else if (bricks.contains(ballRow, ballColumn)) {
      onBrick = true;
      if (!striking) {
        strike();
      }
    } else if (ballRow == LAST) {
      meetPaddle();
    }
    striking = onBrick;
  }

  private void strike() {
    bricks.remove(ballRow, ballColumn);
    struck = ballRow * Cells.SIZE + ballColumn;
    score++;
    ballRow = trailRow;
    down = -down;
  }

  private void meetPaddle() {
    if (bricks.isEmpty()) {
      layBricks();
      relaid = 0;
    }
    if (trailColumn == paddle) {
      down = -1;
      ballRow = trailRow;
    } else if (ballColumn == paddle) {
      down = -1;
      right = -right;
      ballRow = trailRow;
    } else {
      lost = true;
    }
  }

  private void remember() {
    path[steps % path.length] = ballRow * Cells.SIZE + ballColumn;
    strikes[steps % strikes.length] = struck;
  }

  private void observe(float[] observation) {
    planes.show(PADDLE, LAST, paddle);
    planes.show(BALL, ballRow, ballColumn);
    planes.show(TRAIL, trailRow, trailColumn);
    planes.show(BRICKS, bricks);
    planes.writeTo(observation);
  }

  @Override
  public BreakoutState snapshot() {
    int known = Math.min(steps, PATH);
    return new BreakoutState(
        paddle,
        previousPaddle,
        latest(path, known + 1),
        latest(strikes, known),
        bricks.toList(),
        relaid,
        score,
        steps,
        lost,
        1);
  }

  /** Returns so many of a ring's numbers, latest first. */
  private List<Integer> latest(int[] ring, int count) {
    return IntStream.range(0, count).mapToObj(age -> ring[(steps - age) % ring.length]).toList();
  }

  @Override
  public List<RewardTerm> rewardTerms() {
    return List.of(new RewardTerm("bricks", struck >= 0 ? 1 : 0));
  }

  /** Returns whether the ball is still in play. */
  @Override
  public boolean succeeded() {
    return !lost;
  }
}
