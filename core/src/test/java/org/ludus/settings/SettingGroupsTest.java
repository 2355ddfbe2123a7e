package org.ludus.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of settings that say their defaults and ranges, and hold groups of others. */
class SettingGroupsTest {

  private enum Shape {
    LINEAR,
    HALF_COSINE,
    STEP
  }

  private record Decay(
      @Setting(says = "shape of the way", standard = "linear") Shape shape,
      @Setting(says = "share of the training it takes", standard = "0.2", range = "[0, 1]")
          double fraction) {}

  private record Optimizer(
      @Setting(says = "size of a step", standard = "1e-3", range = "(0, inf)") double learningRate,
      @Setting(says = "greatest norm", standard = "inf", range = "(0, inf]") double maxNorm,
      @Group(says = "how it shrinks", standard = "shape=step") Decay decay) {
    Optimizer {
      if (decay.shape() == Shape.HALF_COSINE && decay.fraction() == 0) {
        throw new IllegalArgumentException("a half_cosine decay takes a fraction above 0");
      }
    }
  }

  private record Memory(
      @Setting(says = "what is kept", standard = "100_000", range = "[1, inf)") int capacity,
      @Setting(says = "what is drawn", standard = "128", range = "[1, inf)") int batchSize,
      @Setting(says = "size of a correction", standard = "0.4", range = "(0, 1]")
          double correctionRate) {}

  private record Learner(
      @Setting(says = "worth of a reward one step later", standard = "0.99", range = "[0, 1]")
          double discount,
      @Setting(says = "seed of all chance", standard = "-5") long seed,
      @Setting(says = "whether it is told", standard = "true") boolean verbose,
      @Setting(says = "units of each layer", standard = "64,64", range = "[1, inf)")
          List<Integer> hidden,
      @Setting(says = "what it is called", standard = "") String title,
      @Group(
              says = "how it learns",
              standard = {"learning_rate=0.25", "decay.fraction=0.5"})
          Optimizer optimizer,
      @Group(says = "how its critic learns") Optimizer critic,
      Memory replay) {}

  private static final Learner DEFAULTS = Settings.defaults(Learner.class);

  @Test
  void defaults_are_the_annotations_and_those_of_each_use_of_a_group() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new Learner(
                0.99,
                -5,
                true,
                List.of(64, 64),
                "",
                new Optimizer(0.25, Double.POSITIVE_INFINITY, new Decay(Shape.STEP, 0.5)),
                new Optimizer(0.001, Double.POSITIVE_INFINITY, new Decay(Shape.STEP, 0.2)),
                new Memory(100_000, 128, 0.4)));
  }

  @Test
  void settings_of_groups_are_overridden_by_dotted_names_or_by_maps_alike() {
    Learner dotted =
        override(
            Map.of(
                "discount", "0.5", "optimizer.decay.fraction", "1", "critic.learning_rate", 0.125));
    Learner nested =
        override(
            Map.of(
                "discount",
                0.5,
                "optimizer",
                Map.of("decay", Map.of("fraction", 1)),
                "critic",
                Map.of("learning_rate", "0.125")));

    assertThat(dotted)
        .isEqualTo(nested)
        .isEqualTo(
            new Learner(
                0.5,
                -5,
                true,
                List.of(64, 64),
                "",
                new Optimizer(0.25, Double.POSITIVE_INFINITY, new Decay(Shape.STEP, 1)),
                new Optimizer(0.125, Double.POSITIVE_INFINITY, new Decay(Shape.STEP, 0.2)),
                DEFAULTS.replay()));
  }

  @Test
  void what_is_written_as_maps_or_flattened_can_be_read_back() {
    Learner changed = override(Map.of("optimizer.max_norm", "2", "hidden", "8"));
    Map<String, Object> nested = Settings.toMap(changed);

    assertThat(nested.keySet())
        .containsExactly(
            "discount", "seed", "verbose", "hidden", "title", "optimizer", "critic", "replay");
    assertThat(nested.get("optimizer"))
        .isEqualTo(
            Map.of(
                "learning_rate",
                0.25,
                "max_norm",
                2.0,
                "decay",
                Map.of("shape", "step", "fraction", 0.5)));
    assertThat(Settings.flatten(nested))
        .containsEntry("optimizer.decay.shape", "step")
        .containsEntry("replay.batch_size", 128)
        .hasSize(16);
    assertThat(override(nested)).isEqualTo(changed);
    assertThat(override(Settings.flatten(nested))).isEqualTo(changed);
  }

  @Test
  void every_setting_is_described_with_default_range_and_sentence() {
    assertThat(Settings.describe(Learner.class))
        .extracting(
            SettingDescription::name,
            SettingDescription::standard,
            SettingDescription::range,
            SettingDescription::says)
        .contains(
            tuple("discount", "0.99", "from 0 to 1", "worth of a reward one step later"),
            tuple("seed", "-5", "any whole number", "seed of all chance"),
            tuple("verbose", "true", "true or false", "whether it is told"),
            tuple("hidden", "64,64", "whole numbers, each at least 1", "units of each layer"),
            tuple("title", "", "", "what it is called"),
            tuple("optimizer.learning_rate", "0.25", "above 0", "size of a step"),
            tuple("critic.learning_rate", "0.001", "above 0", "size of a step"),
            tuple("optimizer.max_norm", "inf", "above 0, or inf", "greatest norm"),
            tuple("critic.decay.shape", "step", "linear, half_cosine or step", "shape of the way"),
            tuple("replay.capacity", "100000", "whole, at least 1", "what is kept"),
            tuple("replay.correction_rate", "0.4", "above 0, at most 1", "size of a correction"))
        .hasSize(16);
    assertThat(Settings.groups(Learner.class))
        .containsExactly(
            Map.entry("optimizer", "how it learns"),
            Map.entry("optimizer.decay", "how it shrinks"),
            Map.entry("critic", "how its critic learns"),
            Map.entry("critic.decay", "how it shrinks"),
            Map.entry("replay", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "discount|1.01|discount must be from 0 to 1, not 1.01",
        "discount|inf|discount must be from 0 to 1 and finite, not inf",
        "optimizer.learning_rate|-1|optimizer.learning_rate must be above 0, not -1",
        "optimizer.learning_rate|0|optimizer.learning_rate must be above 0, not 0",
        "optimizer.learning_rate|.inf|optimizer.learning_rate must be above 0 and finite, not .inf",
        "optimizer.learning_rate|fast|optimizer.learning_rate must be a number, not 'fast'",
        "optimizer.max_norm|-inf|optimizer.max_norm must be above 0 and finite, not -inf",
        "critic.decay.fraction|-0.5|critic.decay.fraction must be from 0 to 1, not -0.5",
        "critic.decay.shape|round|"
            + "critic.decay.shape must be one of linear, half_cosine, step, not 'round'",
        "replay.correction_rate|2|replay.correction_rate must be above 0 and at most 1, not 2",
        "replay.capacity|0|replay.capacity must be at least 1, not 0",
        "replay.capacity|3000000000|replay.capacity must be at most 2147483647, not 3000000000",
        "replay.capacity|1.5|replay.capacity must be a whole number, not '1.5'",
        "seed|-9223372036854775809|"
            + "seed must be at least -9223372036854775808, not -9223372036854775809",
        "verbose|2|verbose must be true or false, not '2'",
        "hidden|64,0|every number of hidden must be at least 1, not 0",
        "hidden|64,,64|hidden must be whole numbers such as 64,64, not '64,,64'",
      })
  void what_is_no_value_or_out_of_range_is_refused_in_a_line(
      String name, String value, String message) {
    assertRefused(Map.of(name, value), "agent sample: " + message);
  }

  @Test
  void bounds_that_belong_to_a_range_are_taken() {
    Learner changed =
        override(
            Map.of(
                "discount",
                "1",
                "optimizer.max_norm",
                "inf",
                "replay.capacity",
                "1",
                "replay.correction_rate",
                "1",
                "hidden",
                "[]"));

    assertThat(changed.discount()).isEqualTo(1);
    assertThat(changed.optimizer().maxNorm()).isInfinite();
    assertThat(changed.replay()).isEqualTo(new Memory(1, 128, 1));
    assertThat(changed.hidden()).isEmpty();
  }

  @Test
  void a_setting_without_a_value_is_refused() {
    Map<String, Object> empty = new LinkedHashMap<>();
    empty.put("discount", null);
    List<Object> withHole = new ArrayList<>(List.of(64));
    withHole.add(null);

    assertRefused(empty, "agent sample: discount must be a number, and it is empty");
    assertRefused(
        Map.of("hidden", withHole),
        "agent sample: hidden must be whole numbers such as 64,64, not '[64, null]'");
    assertRefused(
        Map.of("seed", List.of(1, 2)), "agent sample: seed must be a whole number, not '[1, 2]'");
  }

  @Test
  void what_holds_itself_is_refused() {
    List<Object> list = new ArrayList<>();
    list.add(list);
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("optimizer", map);

    assertRefused(
        Map.of("hidden", list),
        "agent sample: hidden must be whole numbers such as 64,64, not '[[...]]'");
    assertThatThrownBy(() -> override(map))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("groups within groups go too deep")
        .hasMessageNotContaining("\n");
  }

  @Test
  void messages_stay_one_short_line_whatever_was_given() {
    assertRefused(
        Map.of("seed", "a\nb\t" + "c".repeat(1_000)),
        "agent sample: seed must be a whole number, not 'a b " + "c".repeat(56) + "...'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "replay_capacity|'replay.capacity'",
        "batch_size|'replay.batch_size'",
        "capacity|'replay.capacity'",
        "correction_rate_replay|'replay.correction_rate'",
        "learning_rate|'optimizer.learning_rate' or 'critic.learning_rate'",
        "lerning_rate|'optimizer.learning_rate' or 'critic.learning_rate'",
        "decay_shape_critic|'critic.decay.shape'",
        "optimizer.discount|'discount'",
        "optimiser.max_norm|'optimizer.max_norm' or 'critic.max_norm'",
        "optimizer.max_nrm|'optimizer.max_norm'",
        "dsicount|'discount'",
      })
  void old_flat_and_misspelt_names_get_the_new_ones_as_hint(String name, String hint) {
    assertThatThrownBy(() -> override(Map.of(name, "1")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith(
            "unknown setting '%s' of agent sample: did you mean %s? Valid: discount, seed, verbose,"
                    .formatted(name, hint)
                + " hidden, title, optimizer.learning_rate, ");
  }

  @Test
  void names_like_no_other_are_refused_without_a_hint() {
    assertThatThrownBy(() -> override(Map.of("temperature", "1")))
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("unknown setting 'temperature' of agent sample. Valid: discount, ");
  }

  @Test
  void a_value_in_the_place_of_a_group_is_refused() {
    assertRefused(
        Map.of("replay", "1000"),
        "agent sample: replay is a group of settings: give replay.capacity, replay.batch_size,"
            + " replay.correction_rate");
    assertRefused(
        Map.of("critic.decay", "0.5"),
        "agent sample: critic.decay is a group of settings: give critic.decay.shape,"
            + " critic.decay.fraction");
  }

  @Test
  void a_setting_given_twice_is_refused() {
    Map<String, Object> twice = new LinkedHashMap<>();
    twice.put("replay", Map.of("capacity", 5));
    twice.put("replay.capacity", 6);

    assertRefused(twice, "agent sample: setting replay.capacity is given twice");
  }

  @Test
  void what_several_settings_must_keep_is_refused_with_the_name_of_their_group() {
    assertRefused(
        Map.of("critic.decay.shape", "half-cosine", "critic.decay.fraction", "0"),
        "agent sample: critic: a half_cosine decay takes a fraction above 0");
  }

  private record Unsaid(@Setting(says = "first", standard = "1") int first, int second) {}

  private record OutOfRange(
      @Setting(says = "share", standard = "2", range = "[0, 1]") double share) {}

  private record UnknownDefault(@Group(says = "memory", standard = "size=3") Memory replay) {}

  private record WrongDefault(@Group(says = "memory", standard = "capacity=0") Memory replay) {}

  private record Unwritten(@Group(says = "memory", standard = "capacity") Memory replay) {}

  private record BadRange(@Setting(says = "n", standard = "1", range = "1..2") int n) {}

  private record RangeOfText(@Setting(says = "n", standard = "a", range = "[1, 2]") String n) {}

  @ParameterizedTest
  @ValueSource(
      classes = {
        Unsaid.class,
        OutOfRange.class,
        UnknownDefault.class,
        WrongDefault.class,
        Unwritten.class,
        BadRange.class,
        RangeOfText.class
      })
  void faulty_annotations_are_the_programmer_s_fault(Class<? extends Record> type) {
    assertThatThrownBy(() -> Settings.defaults(type)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void faults_of_annotations_are_told() {
    assertThatThrownBy(() -> Settings.defaults(Unsaid.class)).hasMessageContaining("second");
    assertThatThrownBy(() -> Settings.defaults(OutOfRange.class))
        .hasMessage("defaults of OutOfRange: share must be from 0 to 1, not 2");
    assertThatThrownBy(() -> Settings.defaults(UnknownDefault.class))
        .hasMessageContaining("unknown setting 'size' of defaults of Memory");
  }

  private static Learner override(Map<String, ?> overrides) {
    return Settings.override("agent sample", DEFAULTS, overrides);
  }

  private static void assertRefused(Map<String, ?> overrides, String message) {
    assertThatThrownBy(() -> override(overrides))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }
}
