package org.ludus.env.arcade;

import java.util.List;

/**
 * A picture of a game of space invaders. Cells are {@code row * 10 + column}; rows count from the
 * top, columns from the left, both from 0. Lists of cells are in order.
 *
 * @param cannon column of the cannon, which is always in the last row
 * @param previousCannon its column a step ago
 * @param aliens cells that hold an alien
 * @param movingLeft whether they move to the left, or else to the right
 * @param aliensMovedRight columns by which the last step has moved all aliens: 1, 0 or -1
 * @param aliensMovedDown rows by which it has done so: 1 or 0
 * @param friendlyBullets cells that hold a bullet of the cannon's
 * @param enemyBullets cells that hold a bullet of an alien's
 * @param killed cells in which the last step has killed an alien
 * @param score aliens killed so far
 * @param wave how many times the aliens have come, 1 at the start
 * @param steps steps taken so far
 * @param lost whether the cannon has been hit
 * @param progress how far the last step has got, from 0, as things were before it, to 1
 */
public record SpaceInvadersState(
    int cannon,
    int previousCannon,
    List<Integer> aliens,
    boolean movingLeft,
    int aliensMovedRight,
    int aliensMovedDown,
    List<Integer> friendlyBullets,
    List<Integer> enemyBullets,
    List<Integer> killed,
    int score,
    int wave,
    int steps,
    boolean lost,
    float progress) {

  /** Makes the lists immutable. */
  public SpaceInvadersState {
    aliens = List.copyOf(aliens);
    friendlyBullets = List.copyOf(friendlyBullets);
    enemyBullets = List.copyOf(enemyBullets);
    killed = List.copyOf(killed);
  }

  /** Returns the same with its last step only partly done. */
  public SpaceInvadersState withProgress(float part) {
    return new SpaceInvadersState(
        cannon,
        previousCannon,
        aliens,
        movingLeft,
        aliensMovedRight,
        aliensMovedDown,
        friendlyBullets,
        enemyBullets,
        killed,
        score,
        wave,
        steps,
        lost,
        part);
  }
}
