package io.helmwright.verify.engine;

/** A render that took too much, or killed its process. */
final class LimitExceededException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param message what it took, without a full stop
   */
  LimitExceededException(String message) {
    super(message);
  }
}
