package io.helmwright;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.helmwright.template.RawTemplate;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may use which, and what only one of them may do. */
class ArchitectureTest {

  private static final Pattern WRITING =
      Pattern.compile("(write|create|delete|move|copy|set|newOutput|newBufferedWriter).*");

  private static final List<String> STANDARD_OUTPUT = List.of("java.io.FileDescriptor");

  private static JavaClasses program;

  @BeforeAll
  static void read() {
    program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.helmwright");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          problem    |
          template   | problem
          values     | problem template
          kubernetes | problem template values
          chart      | problem template values kubernetes
          pattern    | problem template values kubernetes chart
          charts     | problem template values kubernetes chart pattern
          emit       | problem template values chart
          verify     | problem
          """)
  void packagesUseOnlyThoseBelowThem(String room, String below) {
    List<String> allowed =
        Stream.concat(
                Stream.of(room), Stream.ofNullable(below).flatMap(b -> Stream.of(b.split(" "))))
            .map(name -> "io.helmwright." + name)
            .toList();
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("io.helmwright.%s..".formatted(room))
            .should()
            .onlyDependOnClassesThat(
                describe(
                    "are of a library, or in " + allowed,
                    used ->
                        !used.getPackageName().startsWith("io.helmwright")
                            || allowed.stream().anyMatch(p -> within(p, used.getPackageName()))))
            .because("what a package knows of the others is decided by the design, not by need");
    rule.check(program);
  }

  @Test
  void onlyEmitWritesFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.helmwright.emit..")
        .and()
        // A copy of the chart in a temporary folder, since Helm's library reads from the disk.
        .doNotHaveFullyQualifiedName("io.helmwright.verify.ScratchChart")
        .should()
        .accessTargetWhere(describe("writes a file", ArchitectureTest::writes))
        .because("what may be overwritten and what a failure leaves is settled in one place")
        .check(program);
  }

  @Test
  void nothingOfOursWritesRawTemplates() {
    noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "calls what is marked @RawTemplate",
                access ->
                    access
                        .getTarget()
                        .resolveMember()
                        .map(member -> member.isAnnotatedWith(RawTemplate.class))
                        .orElse(false)))
        .because("a checked expression exists for all that our charts need")
        .check(program);
  }

  private static boolean writes(JavaAccess<?> access) {
    var target = access.getTarget();
    if (target.getOwner().isEquivalentTo(Files.class)) {
      return WRITING.matcher(target.getName()).matches();
    }
    boolean toFile =
        target.getOwner().isEquivalentTo(FileOutputStream.class)
            || target.getOwner().isEquivalentTo(FileWriter.class)
            || target.getOwner().isEquivalentTo(RandomAccessFile.class);
    return toFile
        && access instanceof JavaConstructorCall call
        && !HasName.Utils.namesOf(call.getTarget().getRawParameterTypes()).equals(STANDARD_OUTPUT);
  }

  private static boolean within(String room, String packageName) {
    return packageName.equals(room) || packageName.startsWith(room + ".");
  }
}
