package org.ludus.app.race;

import com.badlogic.gdx.math.Vector2;
import com.badlogic.gdx.scenes.scene2d.ui.Label;
import com.badlogic.gdx.scenes.scene2d.ui.Table;
import com.badlogic.gdx.utils.Align;
import java.util.List;
import java.util.Locale;
import org.ludus.app.shell.Shell;
import org.ludus.app.ui.Button;
import org.ludus.app.ui.Focus;
import org.ludus.app.ui.Style;
import org.ludus.app.ui.Typeface.Role;
import org.ludus.catalog.Environments;

/** How a race has ended, round by round; it can be saved as a picture. */
final class ResultCard {

  private final Table root = new Table();

  ResultCard(
      Shell shell, Focus focus, RacePage page, Lane left, Lane right, List<RacePage.Round> rounds) {
    Style style = shell.style();
    Table card = new Table();
    card.setBackground(style.card);
    card.pad(style.px(18), style.px(30), style.px(18), style.px(30));
    card.add(style.label(heading(left, right), Role.TITLE, style.text)).colspan(3).row();
    card.add(
            style.label(
                Environments.find(left.episode().spec().id()).title(), Role.SMALL, style.muted))
        .colspan(3)
        .padBottom(style.px(10))
        .row();
    line(card, style, "", left.racer().name(), right.racer().name(), 0);
    for (int i = 0; i < rounds.size(); i++) {
      RacePage.Round round = rounds.get(i);
      line(
          card,
          style,
          "round " + (i + 1),
          number(round.leftReturn()),
          number(round.rightReturn()),
          round.winner());
    }
    line(
        card,
        style,
        "won",
        Integer.toString(left.points()),
        Integer.toString(right.points()),
        Integer.compare(right.points(), left.points()));
    Table buttons = new Table();
    buttons.add(Button.plain(style, focus, "Again", page::again)).padRight(style.px(8));
    buttons
        .add(Button.plain(style, focus, "Save as picture", () -> save(shell, card)))
        .padRight(style.px(8));
    buttons.add(Button.plain(style, focus, "Back", shell::back));
    root.add(card).row();
    root.add(buttons).padTop(style.px(10));
  }

  Table root() {
    return root;
  }

  private static void save(Shell shell, Table card) {
    Vector2 corner = card.localToStageCoordinates(new Vector2());
    shell.picture(
        Math.round(corner.x),
        Math.round(corner.y),
        Math.round(card.getWidth()),
        Math.round(card.getHeight()));
  }

  private static String heading(Lane left, Lane right) {
    if (left.points() == right.points()) {
      return "A draw";
    }
    Lane winner = left.points() > right.points() ? left : right;
    return winner.racer().isPerson() ? "You win!" : winner.racer().name() + " wins";
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static void line(
      Table card, Style style, String what, String leftWords, String rightWords, int winner) {
    float pad = style.px(3);
    card.add(style.label(what, Role.BODY, style.muted)).left().padBottom(pad);
    card.add(figure(style, leftWords, winner < 0))
        .minWidth(style.px(90))
        .padLeft(style.px(24))
        .padBottom(pad);
    card.add(figure(style, rightWords, winner > 0))
        .minWidth(style.px(90))
        .padLeft(style.px(24))
        .padBottom(pad)
        .row();
  }

  private static Label figure(Style style, String words, boolean better) {
    Label label = style.label(words, Role.STRONG, better ? style.accent : style.text);
    label.setAlignment(Align.right);
    return label;
  }
}
