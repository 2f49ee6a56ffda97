package io.helmwright.release;

import io.helmwright.diff.result.Level;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * Which version a change asks for, by Semantic Versioning. Before 1.0.0 anything may change by its
 * item 4; as all package managers do, a break then raises the minor version, and all else the
 * patch.
 */
final class VersionRule {

  private VersionRule() {}

  /**
   * Passes a version, or says which it should be.
   *
   * @param released the version before
   * @param level what the changes since then ask for
   * @param wanted the version that they are to be released as
   * @return the lowest version that would do; empty if the wanted one does
   */
  static Optional<Semver> tooLow(Semver released, Level level, Semver wanted) {
    Semver required = required(released, level);
    boolean raised = wanted.compareTo(released) > 0;
    // A pre-release of the version asked for announces it, so it does.
    boolean enough = core(wanted).compareTo(required) >= 0;
    return raised && enough ? Optional.empty() : Optional.of(required);
  }

  private static Semver required(Semver released, Level level) {
    boolean initial = released.getMajor() == 0;
    Level part =
        switch (level) {
          case MAJOR -> initial ? Level.MINOR : Level.MAJOR;
          case MINOR -> initial ? Level.PATCH : Level.MINOR;
          case PATCH -> Level.PATCH;
        };
    Semver core = core(released);
    if (!released.getPreRelease().isEmpty() && raises(core, part)) {
      return core;
    }
    return switch (part) {
      case MAJOR -> core.nextMajor();
      case MINOR -> core.nextMinor();
      case PATCH -> core.nextPatch();
    };
  }

  /**
   * Whether a version, when it comes after its pre-releases, raises this part of the one before.
   */
  private static boolean raises(Semver core, Level part) {
    return switch (part) {
      case MAJOR -> core.getMinor() == 0 && core.getPatch() == 0;
      case MINOR -> core.getPatch() == 0;
      case PATCH -> true;
    };
  }

  private static Semver core(Semver version) {
    return version.withClearedPreReleaseAndBuild();
  }
}
