package org.ludus.app;

import com.badlogic.gdx.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ludus.env.Space;
import org.ludus.registry.Controls;

/**
 * Lets a person play. In a discrete action space the key pressed last wins; in a box the held keys
 * add up. A key that is pressed and released between two steps still counts for one.
 */
final class KeyboardPilot implements Pilot {

  /** Presses that a world that waits remembers; more would be steps nobody wants any more. */
  private static final int MOST_WAITING = 2;

  private final Controls controls;
  private final Space actions;
  private final Map<Integer, Controls.Key> bindings = new LinkedHashMap<>();
  private final List<Controls.Key> held = new ArrayList<>();
  private final Deque<Controls.Key> pressed = new ArrayDeque<>();
  private int rested;

  KeyboardPilot(Controls controls, Space actions) {
    this.controls = controls;
    this.actions = actions;
    for (Controls.Key key : controls.keys()) {
      for (String name : key.names()) {
        bindings.put(Input.Keys.valueOf(name), key);
      }
    }
  }

  @Override
  public String name() {
    return "You play";
  }

  /** Returns what the keys do. */
  Controls controls() {
    return controls;
  }

  /** Takes note of a pressed key; says whether it means anything in this world. */
  boolean press(int keycode) {
    Controls.Key key = bindings.get(keycode);
    if (key == null) {
      return false;
    }
    press(key);
    return true;
  }

  /** Takes note of a released key; says whether it means anything in this world. */
  boolean release(int keycode) {
    Controls.Key key = bindings.get(keycode);
    if (key == null) {
      return false;
    }
    release(key);
    return true;
  }

  /** Does as if a key were pressed. */
  void press(Controls.Key key) {
    held.remove(key);
    held.add(key);
    if (pressed.size() < MOST_WAITING) {
      pressed.add(key);
    }
  }

  /** Does as if a key were released. */
  void release(Controls.Key key) {
    held.remove(key);
  }

  /** Returns whether a key is down. */
  boolean isHeld(Controls.Key key) {
    return held.contains(key);
  }

  /** Forgets all keys, as when the window loses the keyboard. */
  void releaseAll() {
    held.clear();
    pressed.clear();
  }

  /** Forgets presses that no step has been taken for. */
  void forget() {
    pressed.clear();
  }

  @Override
  public void begin(int episode, long seed) {
    rested = 0;
    pressed.clear();
  }

  @Override
  public boolean setsThePace() {
    return controls.waitsForKey();
  }

  @Override
  public boolean goesOn() {
    return false;
  }

  @Override
  public boolean act(float[] observation, float[] action) {
    if (controls.waitsForKey()) {
      Controls.Key key = pressed.poll();
      if (key == null) {
        return false;
      }
      set(action, key.action());
      return true;
    }
    List<Controls.Key> keys = held.isEmpty() ? List.copyOf(pressed) : List.copyOf(held);
    pressed.clear();
    if (keys.isEmpty() || actions instanceof Space.Box) {
      set(action, controls.rest().get(rested++ % controls.rest().size()));
    }
    if (actions instanceof Space.Box) {
      keys.forEach(key -> add(action, key.action()));
    } else if (!keys.isEmpty()) {
      set(action, keys.get(keys.size() - 1).action());
    }
    return true;
  }

  private static void set(float[] action, List<Float> values) {
    for (int i = 0; i < action.length; i++) {
      action[i] = values.get(i);
    }
  }

  private static void add(float[] action, List<Float> values) {
    for (int i = 0; i < action.length; i++) {
      action[i] += values.get(i);
    }
  }
}
