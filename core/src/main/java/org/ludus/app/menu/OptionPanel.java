package org.ludus.app.menu;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import org.ludus.app.ui.Focus;
import org.ludus.app.ui.Slider;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Switcher;
import org.ludus.catalog.Difficulty;
import org.ludus.catalog.EnvironmentEntry;
import org.ludus.catalog.EnvironmentReference;
import org.ludus.settings.PlainNumbers;

/** A world's options as sliders and switches, in two columns. */
final class OptionPanel {

  private OptionPanel() {}

  /** Learns what was chosen. */
  @FunctionalInterface
  interface Chosen {

    /**
     * Takes a choice.
     *
     * @param value as the option is written
     * @param standard whether that is what it is anyhow
     */
    void choose(String option, String value, boolean standard);
  }

  /** Fills a table with what can be set. */
  static void fill(
      Table table,
      float width,
      Style style,
      Focus focus,
      EnvironmentEntry<?, ?> environment,
      EnvironmentReference now,
      Chosen chosen) {
    float gap = style.px(18);
    float each = (float) Math.floor((width - gap - style.px(14)) / 2);
    int index = 0;
    for (Difficulty difficulty : environment.difficulties()) {
      String value = now.options().getOrDefault(difficulty.option(), difficulty.standard());
      Table control =
          difficulty instanceof Difficulty.Slider slider
              ? slider(style, focus, slider, value, chosen)
              : onOff(style, focus, (Difficulty.Switch) difficulty, value, chosen);
      table.add(control).width(each).padBottom(style.px(6)).padRight(index % 2 == 0 ? gap : 0);
      if (++index % 2 == 0) {
        table.row();
      }
    }
  }

  private static Table slider(
      Style style, Focus focus, Difficulty.Slider slider, String value, Chosen chosen) {
    return new Slider(
        style,
        focus,
        slider.label(),
        Slider.Range.linear(slider.low(), slider.high(), slider.step()),
        PlainNumbers.decimal(value),
        number ->
            Difficulty.Slider.text(number) + (slider.unit().isEmpty() ? "" : " " + slider.unit()),
        number ->
            chosen.choose(
                slider.option(),
                Difficulty.Slider.text(number),
                Difficulty.Slider.text(number).equals(slider.standard())));
  }

  private static Table onOff(
      Style style, Focus focus, Difficulty.Switch choice, String value, Chosen chosen) {
    return Switcher.onOff(
        style,
        focus,
        choice.label(),
        Boolean.parseBoolean(value),
        on ->
            chosen.choose(
                choice.option(),
                Boolean.toString(on),
                Boolean.toString(on).equals(choice.standard())));
  }
}
