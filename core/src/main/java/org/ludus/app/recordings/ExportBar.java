package org.ludus.app.recordings;

import com.badlogic.gdx.scenes.scene2d.ui.Table;
import org.ludus.app.ui.BarRow;
import org.ludus.app.ui.Style;
import org.ludus.recording.Export;

/** How far a film has come. */
final class ExportBar {

  private final Export export;
  private final BarRow row;
  private final Table root = new Table();

  ExportBar(Style style, Export export) {
    this.export = export;
    row = new BarRow(style, "filming", style.px(64), style.px(48));
    root.add(row).growX();
    update();
  }

  Table root() {
    return root;
  }

  /** Brings it up to date. */
  void update() {
    int percent = (int) Math.round(export.progress() * 100);
    row.show(percent + " %", 0, (float) export.progress(), true);
  }
}
