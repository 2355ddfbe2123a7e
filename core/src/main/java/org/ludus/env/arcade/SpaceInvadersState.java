package org.ludus.env.arcade;

import java.util.List;

/**
 * A picture of a game of space invaders. Cells are {@code row * 10 + column}; rows count from the
 * top, columns from the left, both from 0. Lists of cells and columns are in order.
 *
 * @param cannon column of the cannon, which is always in the last row
 * @param previousCannon its column a step ago
 * @param aliens cells that hold an alien
 * @param movingLeft whether they move to the left, or else to the right
 * @param aliensMovedRight columns by which the last step has moved all aliens: 1, 0 or -1
 * @param aliensMovedDown rows by which it has done so: 1 or 0
 * @param aliensDescended rows by which they have come down since they came
 * @param marches how often they have moved so far, those of earlier waves included
 * @param friendlyBullets cells that hold a bullet of the cannon's
 * @param enemyBullets cells that hold a bullet of an alien's
 * @param alienShot the cell in which an alien has shot in the last step, or -1
 * @param missed columns in which a bullet of the cannon's has left the board in the last step
 * @param landed columns in which a bullet of an alien's has reached the ground in the last step
 * @param explosions where aliens were killed in the last steps, latest first
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
    int aliensDescended,
    int marches,
    List<Integer> friendlyBullets,
    List<Integer> enemyBullets,
    int alienShot,
    List<Integer> missed,
    List<Integer> landed,
    List<Explosion> explosions,
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
    missed = List.copyOf(missed);
    landed = List.copyOf(landed);
    explosions = List.copyOf(explosions);
  }

  /**
   * Where an alien was killed.
   *
   * @param cell the alien's cell
   * @param rank the row in which it came, 0 to 3
   * @param age steps since then: 0 for the last step, up to 3
   */
  public record Explosion(int cell, int rank, int age) {}

  /** Returns the cells in which the last step has killed an alien. */
  public List<Integer> killed() {
    return explosions.stream().filter(each -> each.age() == 0).map(Explosion::cell).toList();
  }

  /** Returns whether the last step has fired a bullet: only then one is just above the cannon. */
  public boolean fired() {
    int muzzle = (Cells.SIZE - 2) * Cells.SIZE + cannon;
    return friendlyBullets.contains(muzzle) || killed().contains(muzzle);
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
        aliensDescended,
        marches,
        friendlyBullets,
        enemyBullets,
        alienShot,
        missed,
        landed,
        explosions,
        score,
        wave,
        steps,
        lost,
        part);
  }
}
