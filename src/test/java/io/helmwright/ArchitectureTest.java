package io.helmwright;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.helmwright.cli.Main;
import io.helmwright.template.RawTemplate;
import io.helmwright.template.RawText;
import io.helmwright.template.Term;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** The house rules of docs and design, each with its reason. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  static final String ROOT = "io.helmwright";

  @ArchTest
  static final ArchRule problem =
      layer("problem").because("every package may use it, so it must not lead anywhere");

  @ArchTest
  static final ArchRule template =
      layer("template", "problem")
          .because("the template language knows neither values nor Kubernetes");

  @ArchTest
  static final ArchRule values =
      layer("values", "template", "problem")
          .because("the contract does not depend on the objects that read it");

  @ArchTest
  static final ArchRule kubernetes =
      layer("kubernetes", "values", "template", "problem")
          .because("the API is generated, and knows no chart");

  @ArchTest
  static final ArchRule chart =
      layer("chart", "kubernetes", "values", "template", "problem")
          .because("the plan is judged before anything is written, whatever pattern it came from");

  @ArchTest
  static final ArchRule pattern =
      layer("pattern", "chart", "kubernetes", "values", "template", "problem")
          .because("a pattern serves every chart");

  @ArchTest
  static final ArchRule charts =
      layer("charts", "pattern", "chart", "kubernetes", "values", "template", "problem")
          .because("a chart is a definition, which neither writes files nor starts engines");

  @ArchTest
  static final ArchRule emit =
      layer("emit", "chart", "values", "template", "problem")
          .because("any chart is printed alike, so the printer knows no pattern and no object");

  @ArchTest
  static final ArchRule verify =
      layer("verify", "problem")
          .because("it judges the files that were written, ours or anybody's, not our model");

  @ArchTest
  static final ArchRule diff =
      layer("diff", "verify", "problem")
          .allowEmptyShould(true)
          .because("it compares the files that were written, ours or anybody's, not our model");

  @ArchTest
  static final ArchRule release =
      layer("release", "diff", "verify", "emit", "problem")
          .because("it packs what was committed, and compares that with what the definition emits");

  @ArchTest
  static final ArchRule cli =
      layer("cli", "charts", "chart", "emit", "verify", "diff", "release", "problem")
          .because("commands only put the others together; no logic is theirs");

  @ArchTest
  static final ArchRule testing =
      layer("testing", "chart", "emit", "verify", "problem")
          .because("it is for the tests of charts; no program needs the libraries that it needs");

  @ArchTest
  static final ArchRule everyPackageHasARule =
      classes()
          .should()
          .resideInAnyPackage(
              within(
                  "problem",
                  "template",
                  "values",
                  "kubernetes",
                  "chart",
                  "pattern",
                  "charts",
                  "emit",
                  "verify",
                  "diff",
                  "release",
                  "cli",
                  "testing"))
          .because("a new package states above what it may use");

  @ArchTest
  static final ArchRule noPackageCycles =
      slices()
          .matching(ROOT + ".(**)")
          .should()
          .beFreeOfCycles()
          .because("a package can be read and tested without those above it");

  @ArchTest
  static final ArchRule onlyEmitWritesFiles =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".emit..")
          .and(
              describe(
                  "are not ScratchFolder, which lays out charts for the engine, outside the user's"
                      + " folders, and removes the copy",
                  c -> !outermost(c).getName().equals(ROOT + ".verify.ScratchFolder")))
          .should()
          .accessTargetWhere(writesFile().and(DescribedPredicate.not(isStandardOutputOfMain())))
          .because(
              "whoever generates a chart trusts that a failure leaves the disk as it was, and one"
                  + " package keeps that promise");

  @ArchTest
  static final ArchRule noRawTextInPatternsAndCharts =
      noClasses()
          .that()
          .resideInAnyPackage(within("pattern", "charts"))
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Term.Raw.class, RawText.class)
          .orShould()
          .accessTargetWhere(target(annotatedWith(RawTemplate.class)))
          .because("what they need belongs into the language, where it is typed and checked");

  @ArchTest
  static final ArchRule namesThatSaySomething =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(ROOT + ".chart.Helpers") // Helm's own word
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Utilities")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Helpers")
          .because("such a name says nothing, so everything ends up in there");

  private static ArchRule layer(String name, String... below) {
    String[] allowed =
        within(Stream.concat(Stream.of(name), Stream.of(below)).toArray(String[]::new));
    return noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name + "..")
        .should()
        .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackages(allowed)))
        .as("%s uses %s".formatted(name, below.length == 0 ? "nothing" : String.join(", ", below)));
  }

  private static String[] within(String... names) {
    return Arrays.stream(names).map(name -> ROOT + "." + name + "..").toArray(String[]::new);
  }

  private static DescribedPredicate<JavaAccess<?>> writesFile() {
    var words = Set.of("write", "create", "move", "copy", "delete", "set", "newOutput", "newByte");
    var constructed =
        Set.of(
            FileWriter.class.getName(),
            FileOutputStream.class.getName(),
            RandomAccessFile.class.getName());
    var channels = Set.of(FileChannel.class.getName(), AsynchronousFileChannel.class.getName());
    var printers = Set.of(PrintStream.class.getName(), PrintWriter.class.getName());
    var fileChanges =
        Set.of(
            "createNewFile",
            "createTempFile",
            "delete",
            "deleteOnExit",
            "mkdir",
            "mkdirs",
            "renameTo");
    return describe(
        "writes, moves or deletes a file",
        access -> {
          String owner = access.getTargetOwner().getName();
          String name = access.getName();
          boolean constructs = name.equals("<init>");
          return owner.equals(Files.class.getName())
                  && (name.equals("newBufferedWriter") || words.stream().anyMatch(name::startsWith))
              || owner.equals(File.class.getName()) && fileChanges.contains(name)
              || channels.contains(owner) && name.equals("open")
              || constructs && constructed.contains(owner)
              || constructs && printers.contains(owner) && takesFile(access);
        });
  }

  /** A printer on a stream or a writer is none of our business; one on a file or its name is. */
  private static boolean takesFile(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && Set.of(File.class.getName(), String.class.getName())
            .contains(target.getRawParameterTypes().get(0).getName());
  }

  private static DescribedPredicate<JavaAccess<?>> isStandardOutputOfMain() {
    return describe(
        "is Main's stream to standard output, which is no file",
        access ->
            access.getOriginOwner().isEquivalentTo(Main.class)
                && access.getTargetOwner().isEquivalentTo(FileOutputStream.class)
                && access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().get(0).isEquivalentTo(FileDescriptor.class));
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
  }
}
