package org.ludus;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ludus.env.Environment;
import org.ludus.env.MultiAgentEnvironment;

/**
 * Holds the code to ARCHITECTURE.md: arrows point one way, and chance and time come from outside.
 */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.ludus");

  @Test
  void arrows_between_packages_point_one_way() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("failure")
        .definedBy("org.ludus.failure..")
        .layer("natives")
        .definedBy("org.ludus.natives..")
        .layer("env")
        .definedBy("org.ludus.env..")
        .layer("file")
        .definedBy("org.ludus.file..")
        .layer("settings")
        .definedBy("org.ludus.settings..")
        .layer("network")
        .definedBy("org.ludus.network..")
        .layer("agent")
        .definedBy("org.ludus.agent..")
        .layer("render")
        .definedBy("org.ludus.render..")
        .layer("recording")
        .definedBy("org.ludus.recording..")
        .layer("train")
        .definedBy("org.ludus.train..")
        .layer("catalog")
        .definedBy("org.ludus.catalog..")
        .layer("model")
        .definedBy("org.ludus.model..")
        .layer("run")
        .definedBy("org.ludus.run..")
        .layer("live")
        .definedBy("org.ludus.live..")
        .layer("check")
        .definedBy("org.ludus.check..")
        .layer("display")
        .definedBy("org.ludus.display..")
        .layer("sound")
        .definedBy("org.ludus.sound..")
        .layer("profile")
        .definedBy("org.ludus.profile..")
        .layer("cli")
        .definedBy("org.ludus.cli..")
        .layer("app")
        .definedBy("org.ludus.app..")
        .whereLayer("failure")
        .mayNotAccessAnyLayer()
        .whereLayer("natives")
        .mayOnlyAccessLayers("failure")
        .whereLayer("env")
        .mayOnlyAccessLayers("failure", "natives", "settings")
        .whereLayer("file")
        .mayOnlyAccessLayers("failure", "env")
        .whereLayer("settings")
        .mayOnlyAccessLayers("failure")
        .whereLayer("network")
        .mayOnlyAccessLayers("failure", "natives", "env", "file", "settings")
        .whereLayer("agent")
        .mayOnlyAccessLayers("failure", "env", "file", "network", "settings")
        .whereLayer("render")
        .mayOnlyAccessLayers("failure", "env")
        .whereLayer("recording")
        .mayOnlyAccessLayers("failure", "natives", "env", "file", "render", "agent")
        .whereLayer("train")
        .mayOnlyAccessLayers("failure", "env", "file", "settings", "agent")
        .whereLayer("catalog")
        .mayOnlyAccessLayers(
            "failure", "env", "file", "settings", "network", "agent", "render", "sound")
        .whereLayer("model")
        .mayOnlyAccessLayers(
            "failure", "env", "file", "settings", "network", "agent", "render", "train", "catalog")
        .whereLayer("run")
        .mayOnlyAccessLayers(
            "failure",
            "env",
            "file",
            "settings",
            "network",
            "agent",
            "render",
            "recording",
            "train",
            "catalog",
            "model")
        .whereLayer("live")
        .mayOnlyAccessLayers(
            "failure",
            "env",
            "file",
            "settings",
            "agent",
            "render",
            "recording",
            "train",
            "catalog",
            "model",
            "run")
        .whereLayer("check")
        .mayOnlyAccessLayers(
            "failure",
            "env",
            "settings",
            "network",
            "agent",
            "render",
            "recording",
            "train",
            "catalog",
            "model",
            "run")
        .whereLayer("display")
        .mayOnlyAccessLayers("failure", "recording", "catalog", "model", "run")
        .whereLayer("sound")
        .mayOnlyAccessLayers("failure", "env")
        .whereLayer("profile")
        .mayOnlyAccessLayers("failure", "env", "file", "settings", "recording", "catalog")
        .whereLayer("cli")
        .mayOnlyAccessLayers(
            "failure",
            "env",
            "file",
            "settings",
            "agent",
            "train",
            "render",
            "recording",
            "catalog",
            "model",
            "run",
            "live",
            "check",
            "display")
        .whereLayer("app")
        .mayOnlyAccessLayers(
            "failure",
            "natives",
            "env",
            "settings",
            "agent",
            "train",
            "render",
            "recording",
            "catalog",
            "model",
            "run",
            "live",
            "display",
            "sound",
            "profile")
        .check(CLASSES);
  }

  @Test
  void packages_do_not_depend_on_each_other_in_circles() {
    slices().matching("org.ludus.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"agent", "app", "env", "network", "render"})
  void within_a_room_packages_and_the_one_above_them_form_no_circle(String room) {
    slices().assignedFrom(packagesOf("org.ludus." + room)).should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void the_window_knows_no_commands() {
    noClasses()
        .that()
        .resideInAPackage("org.ludus.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ludus.cli..")
        .check(CLASSES);
  }

  @Test
  void what_pages_are_made_of_knows_no_page() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.ludus.app.ui..",
            "org.ludus.app.shell..",
            "org.ludus.app.play..",
            "org.ludus.app.stage..",
            "org.ludus.app.xray..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.ludus.app",
            "org.ludus.app.game..",
            "org.ludus.app.learn..",
            "org.ludus.app.race..",
            "org.ludus.app.recordings..",
            "org.ludus.app.menu..")
        .check(CLASSES);
  }

  @Test
  void dynamics_know_nothing_but_java_how_options_are_said_and_for_the_lander_box2d() {
    classes()
        .that()
        .resideInAPackage("org.ludus.env..")
        .and(areNotPartOf("LanderWorld"))
        .and(areNotPartOf("LunarLander"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "org.ludus.failure..", "org.ludus.env..", "org.ludus.settings")
        .check(CLASSES);
  }

  @Test
  void only_training_recording_and_checking_step_an_environment() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.ludus.env..", "org.ludus.train..", "org.ludus.recording..", "org.ludus.check..")
        .and(areNotPartOf("PixelObservation"))
        .and(areNotPartOf("ObservedEnvironment"))
        .should()
        .callMethodWhere(isAStep(Environment.class).or(isAStep(MultiAgentEnvironment.class)))
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaCall<?>> isAStep(Class<?> environment) {
    return DescribedPredicate.describe(
        "steps an " + environment.getSimpleName(),
        call ->
            call.getTarget().getName().equals("step")
                && call.getTargetOwner().isAssignableTo(environment));
  }

  @Test
  void box2d_stays_behind_the_lander_s_world() {
    noClasses()
        .that(areNotPartOf("LanderWorld"))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.badlogic.gdx.physics..")
        .check(CLASSES);
  }

  @Test
  void dl4j_stays_behind_the_network_interface() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.ludus.network.dl4j..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.ludus.agent..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ludus.network.dl4j..")
        .check(CLASSES);
  }

  @Test
  void the_vector_api_stays_behind_its_kernels() {
    noClasses()
        .that()
        .haveSimpleNameNotStartingWith("Vector")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jdk.incubator..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("org.ludus.agent..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.ludus.network.simd..")
        .check(CLASSES);
  }

  @Test
  void only_the_window_draws_with_libgdx() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.ludus.app..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.badlogic.gdx.graphics..", "com.badlogic.gdx.scenes..")
        .check(CLASSES);
  }

  /** {@code BoundedFile} knows how much a file may ask for, and what never ends. */
  @Test
  void only_one_room_reads_bytes_from_files() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.ludus.file..", "org.ludus.natives..", "org.ludus.desktop..")
        // Texts of people are read in a room below, which has a bound of its own.
        .and(areNotPartOf("PlainText"))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "reads all of a file",
                call ->
                    call.getTargetOwner().isEquivalentTo(java.nio.file.Files.class)
                        && List.of("readAllBytes", "readString", "newInputStream")
                            .contains(call.getTarget().getName())))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(java.io.FileInputStream.class, java.io.RandomAccessFile.class)
        .check(CLASSES);
  }

  @Test
  void nothing_is_deserialised_and_no_class_found_by_a_name_from_a_file() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(java.io.ObjectInputStream.class)
        .check(CLASSES);
    noClasses()
        .that(areNotPartOf("SimdSupport"))
        .and()
        .resideOutsideOfPackage("org.ludus.desktop..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "finds a class by its name",
                call ->
                    call.getTargetOwner().isEquivalentTo(Class.class)
                        && call.getTarget().getName().equals("forName")))
        .check(CLASSES);
  }

  @Test
  void chance_and_time_come_from_outside() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.ludus.env..", "org.ludus.agent..", "org.ludus.network..", "org.ludus.train..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(java.util.Random.class, java.util.concurrent.ThreadLocalRandom.class)
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .check(CLASSES);
  }

  /**
   * What is written has the digits 0 to 9 and an i with its dot wherever the machine is. {@code
   * formatted} may be used all the same, for texts and numbers as they are: {@code LocaleTest}.
   */
  @Test
  void no_text_depends_on_where_the_machine_is() {
    noClasses()
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callMethod(PrintStream.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintStream.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(PrintWriter.class, "printf", String.class, Object[].class)
        .orShould()
        .callMethod(PrintWriter.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(DateTimeFormatter.class, "ofPattern", String.class)
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(NumberFormat.class)
        .check(CLASSES);
  }

  @Test
  void what_is_written_appears_whole() {
    noClasses()
        .that()
        // Native libraries come out of jars, whole or not at all as well.
        .resideOutsideOfPackages("org.ludus.file..", "org.ludus.natives..")
        // Rows are added to files that grow.
        .and(areNotPartOf("RowFile"))
        .and(areNotPartOf("TensorBoardWriter"))
        .should()
        .callMethodWhere(
            DescribedPredicate.describe(
                "writes a file",
                call ->
                    call.getTargetOwner().isEquivalentTo(java.nio.file.Files.class)
                        && call.getTarget()
                            .getName()
                            .matches("write.*|newOutputStream|newBuffered.*")))
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(java.io.FileWriter.class, java.io.RandomAccessFile.class)
        .check(CLASSES);
  }

  @Test
  void only_the_command_line_prints() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.ludus.cli..", "org.ludus.desktop..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLASSES);
  }

  /** A slice for each package from a room's own downwards. */
  private static SliceAssignment packagesOf(String room) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(room) || name.startsWith(room + ".")
            ? SliceIdentifier.of(name)
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return "the packages of " + room;
      }
    };
  }

  /** A class that is neither the named one nor nested in it. */
  private static DescribedPredicate<JavaClass> areNotPartOf(String outermost) {
    return DescribedPredicate.describe(
        "are not part of " + outermost,
        type -> !type.getName().replaceAll(".*\\.", "").replaceAll("\\$.*", "").equals(outermost));
  }
}
