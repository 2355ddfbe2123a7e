package org.ludus.render.scene;

import org.ludus.env.gridworld.GridState;
import org.ludus.env.gridworld.GridState.Teleporter;

/**
 * Where the agent is to be seen on a board, also in the middle of a step.
 *
 * @param x x of its middle
 * @param y y of its middle
 * @param size its size, as a part of the usual one; less than 1 on its way through a door
 * @param dx which way it looks: -1 left, 1 right, 0 neither
 * @param dy which way it looks: -1 down, 1 up, 0 neither
 * @param progress how much of the step is done, 0 to 1
 */
record GridMotion(float x, float y, float size, int dx, int dy, float progress) {

  /** How far the agent leans into what it runs into, in cells. */
  private static final float NUDGE = 0.2f;

  /** When in a step through a door the agent has reached it, and when it is gone. */
  private static final float AT_DOOR = 0.35f;

  private static final float GONE = 0.6f;

  /** Finds the agent of a state. */
  static GridMotion of(GridState state, GridLayout layout) {
    int dx = state.lastAction() == 1 ? 1 : state.lastAction() == 3 ? -1 : 0;
    int dy = state.lastAction() == 0 ? 1 : state.lastAction() == 2 ? -1 : 0;
    float progress = state.progress();
    if (state.bumped()) {
      float lean = NUDGE * layout.cell() * (float) StrictMath.sin(Math.PI * progress);
      float x = layout.x(state.agent()) + dx * lean;
      float y = layout.y(state.agent()) + dy * lean;
      return new GridMotion(x, y, 1, dx, dy, progress);
    }
    int door = door(state, dx, dy);
    if (door < 0) {
      return gliding(layout, state.previous(), state.agent(), 1, dx, dy, progress);
    } else if (progress < AT_DOOR) {
      float part = progress / AT_DOOR;
      GridMotion there = gliding(layout, state.previous(), door, 1, dx, dy, part);
      return new GridMotion(there.x, there.y, 1, dx, dy, progress);
    } else if (progress < GONE) {
      float size = 1 - eased((progress - AT_DOOR) / (GONE - AT_DOOR));
      return new GridMotion(layout.x(door), layout.y(door), size, dx, dy, progress);
    }
    float size = eased((progress - GONE) / (1 - GONE));
    return new GridMotion(layout.x(state.agent()), layout.y(state.agent()), size, dx, dy, progress);
  }

  /** Returns the cell of the door that the last step went through; -1 if through none. */
  private static int door(GridState state, int dx, int dy) {
    int entered = state.previous() + dx - dy * state.columns();
    boolean jumped = state.teleporters().contains(new Teleporter(entered, state.agent()));
    return jumped ? entered : -1;
  }

  private static GridMotion gliding(
      GridLayout layout, int from, int to, float size, int dx, int dy, float progress) {
    float part = eased(progress);
    float x = layout.x(from) + (layout.x(to) - layout.x(from)) * part;
    float y = layout.y(from) + (layout.y(to) - layout.y(from)) * part;
    return new GridMotion(x, y, size, dx, dy, progress);
  }

  /** Returns how far something has come that sets off and arrives gently, 0 to 1. */
  static float eased(float part) {
    return part * part * (3 - 2 * part);
  }

  /** Returns whether the step is all but done. */
  boolean isThere() {
    return progress > 0.8f;
  }
}
