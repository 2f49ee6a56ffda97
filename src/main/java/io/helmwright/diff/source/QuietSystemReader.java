package io.helmwright.diff.source;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * What JGit sees of the system. Left alone it measures for three seconds, by writing files into the
 * repository, how exact the file system's times are, and keeps the result in {@code
 * ~/.config/jgit}. Here that is answered, so that nothing is written and nobody waits.
 */
final class QuietSystemReader extends SystemReader.Delegate {

  /** As exact as any file system is; JGit then looks into files that are as young as that. */
  private static final long RESOLUTION_SECONDS = 2;

  private QuietSystemReader(SystemReader system) {
    super(system);
  }

  /** Installs it once in this process. */
  static synchronized void install() {
    if (!(SystemReader.getInstance() instanceof QuietSystemReader)) {
      SystemReader.setInstance(new QuietSystemReader(SystemReader.getInstance()));
    }
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Answered(parent, super.openUserConfig(parent, fs).getFile(), fs);
  }

  private static final class Answered extends FileBasedConfig {

    Answered(Config parent, File file, FS fs) {
      super(parent, file, fs);
    }

    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long otherwise, TimeUnit unit) {
      return section.equals("filesystem")
          ? unit.convert(RESOLUTION_SECONDS, TimeUnit.SECONDS)
          : super.getTimeUnit(section, subsection, name, otherwise, unit);
    }
  }
}
