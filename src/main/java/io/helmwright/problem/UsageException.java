package io.helmwright.problem;

import java.util.List;

/** What a command was given is fine in itself, and not for this command. */
public class UsageException extends ProblemException {

  private static final long serialVersionUID = 1L;

  private UsageException(Problem problem) {
    super(List.of(problem));
  }

  /** One thing that the user has to ask for in another way. */
  public static UsageException error(String location, String message, String cure) {
    return new UsageException(Problem.error(location, message, cure));
  }
}
