package org.ludus.app.learn;

import com.badlogic.gdx.Gdx;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ludus.app.ui.Chart;
import org.ludus.app.ui.Focus;
import org.ludus.app.ui.Slider;
import org.ludus.app.ui.Style;
import org.ludus.live.LiveTraining;

/** What of a learner can be turned while it learns, as sliders in two columns. */
final class Knobs {

  /** A slider goes through its range in so many steps. */
  private static final int STEPS = 50;

  /** On a logarithmic scale, ten steps are a factor of ten. */
  private static final double RATIO = Math.pow(10, 0.1);

  /** The learner needs a moment to take over what was turned; until then it tells the old. */
  private static final long PATIENCE_NANOS = 400_000_000;

  private final LiveTraining live;
  private final Map<String, Slider> sliders = new LinkedHashMap<>();
  private final Table root = new Table();
  private long turned = System.nanoTime() - PATIENCE_NANOS;

  Knobs(Style style, Focus focus, LiveTraining live, float width) {
    this.live = live;
    root.top().left();
    float gap = style.px(18);
    float each = (float) Math.floor((width - gap) / 2);
    for (LiveTraining.KnobSetting knob : live.latest().knobs()) {
      Slider slider =
          new Slider(
              style,
              focus,
              knob.label(),
              range(knob),
              knob.value(),
              Chart::figure,
              value -> turn(knob.name(), value));
      sliders.put(knob.name(), slider);
      boolean left = sliders.size() % 2 == 1;
      root.add(slider).width(each).padRight(left ? gap : 0).padBottom(style.px(6));
      if (!left) {
        root.row();
      }
    }
  }

  Table root() {
    return root;
  }

  /** Shows where the knobs stand, unless somebody is turning one. */
  void update(LiveTraining.Progress now) {
    if (Gdx.input.isTouched() || System.nanoTime() - turned < PATIENCE_NANOS) {
      return;
    }
    for (LiveTraining.KnobSetting knob : now.knobs()) {
      if (sliders.containsKey(knob.name())) {
        sliders.get(knob.name()).show(knob.value());
      }
    }
  }

  private static Slider.Range range(LiveTraining.KnobSetting knob) {
    return knob.logarithmic()
        ? Slider.Range.logarithmic(knob.low(), knob.high(), RATIO)
        : Slider.Range.linear(knob.low(), knob.high(), (knob.high() - knob.low()) / STEPS);
  }

  private void turn(String knob, double value) {
    if (!live.latest().over()) {
      turned = System.nanoTime();
      live.set(knob, value);
    }
  }
}
