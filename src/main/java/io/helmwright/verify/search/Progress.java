package io.helmwright.verify.search;

/** Hears how far a verification is. Called by one thread at a time. */
public interface Progress {

  /**
   * Something else begins.
   *
   * @param name what, for people: {@code every pair of settings}
   * @param total of how many steps it is; 0 when nobody knows yet
   */
  void phase(String name, long total);

  /**
   * The phase goes on.
   *
   * @param done how many of its steps are done by now
   */
  void step(long done);

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void phase(String name, long total) {}

      @Override
      public void step(long done) {}
    };
  }
}
