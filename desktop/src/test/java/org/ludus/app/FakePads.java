package org.ludus.app;

import com.badlogic.gdx.controllers.AbstractControllerManager;
import com.badlogic.gdx.controllers.Controller;
import com.badlogic.gdx.controllers.ControllerListener;
import com.badlogic.gdx.controllers.ControllerMapping;
import com.badlogic.gdx.controllers.ControllerPowerLevel;
import com.badlogic.gdx.utils.Array;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One gamepad that is not there, behind libGDX's interface to those that are. */
public final class FakePads extends AbstractControllerManager {

  /** The gamepad. */
  static final Pad PAD = new Pad();

  /** Made by libGDX, by its name. */
  public FakePads() {
    controllers.add(PAD);
  }

  @Override
  public void addListener(ControllerListener listener) {}

  @Override
  public void removeListener(ControllerListener listener) {}

  @Override
  public Array<ControllerListener> getListeners() {
    return new Array<>();
  }

  @Override
  public void clearListeners() {}

  /** Its buttons and axes, numbered as no gamepad numbers them. */
  static final class Mapping extends ControllerMapping {

    private Mapping() {
      super(0, 1, 2, 3, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25);
    }
  }

  /** A gamepad whose buttons and axes a test moves. */
  static final class Pad implements Controller {

    private final Mapping mapping = new Mapping();
    private final Set<Integer> pressed = ConcurrentHashMap.newKeySet();
    private volatile float x;
    private volatile float y;

    Mapping mapping() {
      return mapping;
    }

    void press(int button) {
      pressed.add(button);
    }

    void release(int button) {
      pressed.remove(button);
    }

    /** Moves the left stick; like those of real gamepads, its second axis points down. */
    void stick(float toTheRight, float down) {
      x = toTheRight;
      y = down;
    }

    @Override
    public boolean getButton(int code) {
      return pressed.contains(code);
    }

    @Override
    public float getAxis(int code) {
      return code == mapping.axisLeftX ? x : code == mapping.axisLeftY ? y : 0;
    }

    @Override
    public String getName() {
      return "fake";
    }

    @Override
    public String getUniqueId() {
      return "fake";
    }

    @Override
    public int getMinButtonIndex() {
      return 10;
    }

    @Override
    public int getMaxButtonIndex() {
      return 26;
    }

    @Override
    public int getAxisCount() {
      return 4;
    }

    @Override
    public boolean isConnected() {
      return true;
    }

    @Override
    public boolean canVibrate() {
      return false;
    }

    @Override
    public boolean isVibrating() {
      return false;
    }

    @Override
    public void startVibration(int duration, float strength) {}

    @Override
    public void cancelVibration() {}

    @Override
    public boolean supportsPlayerIndex() {
      return false;
    }

    @Override
    public int getPlayerIndex() {
      return PLAYER_IDX_UNSET;
    }

    @Override
    public void setPlayerIndex(int index) {}

    @Override
    public ControllerMapping getMapping() {
      return mapping;
    }

    @Override
    public ControllerPowerLevel getPowerLevel() {
      return ControllerPowerLevel.POWER_UNKNOWN;
    }

    @Override
    public void addListener(ControllerListener listener) {}

    @Override
    public void removeListener(ControllerListener listener) {}
  }
}
