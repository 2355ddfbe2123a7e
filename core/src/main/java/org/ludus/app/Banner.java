package org.ludus.app;

import com.badlogic.gdx.scenes.scene2d.InputEvent;
import com.badlogic.gdx.scenes.scene2d.Stage;
import com.badlogic.gdx.scenes.scene2d.Touchable;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.scenes.scene2d.utils.ClickListener;
import java.util.Locale;
import org.ludus.app.Typeface.Role;

/** Says at an episode's end how it went. A click on it goes on, too. */
final class Banner {

  private final Table root = new Table();
  private final Label heading;
  private final Label figures;
  private final Label hint;

  Banner(Stage stage, Style style, GameScreen game) {
    heading = style.label("", Role.TITLE, Style.TEXT);
    figures = style.label("", Role.BODY, Style.TEXT);
    hint = style.label("", Role.BODY, Style.ACCENT);
    Table panel = new Table();
    panel.setBackground(style.banner);
    panel.pad(style.px(14), style.px(34), style.px(16), style.px(34));
    panel.add(heading).row();
    panel.add(figures).padTop(style.px(4)).row();
    panel.add(hint).padTop(style.px(8));
    panel.setTouchable(Touchable.enabled);
    panel.addListener(
        new ClickListener() {
          @Override
          public void clicked(InputEvent event, float x, float y) {
            game.continueAfterEnd();
          }
        });
    root.setFillParent(true);
    root.add(panel).expand().center().padBottom(style.px(120));
    root.setVisible(false);
    stage.addActor(root);
  }

  /** Shows it if the episode has ended, and else hides it. */
  void update(Session session) {
    root.setVisible(session.ended());
    if (session.ended()) {
      heading.setText(session.ending());
      figures.setText(
          String.format(
              Locale.ROOT,
              "Return %.1f in %d step%s",
              session.episodeReturn(),
              session.steps(),
              session.steps() == 1 ? "" : "s"));
      hint.setText(session.pilot().goesOn() ? "" : "Press R or Enter to go again");
      hint.setVisible(!session.pilot().goesOn());
    }
  }
}
