package io.helmwright.verify.engine;

import io.helmwright.verify.syntax.Call;
import io.helmwright.verify.syntax.Command;
import io.helmwright.verify.syntax.Operand;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a guard says, as far as its template tells, to recognise it in the engine's message. */
final class GuardMessage {

  private static final Pattern VERB = Pattern.compile("%[-+# 0]*[\\d.]*[a-zA-Z]");

  private GuardMessage() {}

  /** A regular expression that the guard's message matches; empty when it can be anything. */
  static String of(Call guard) {
    return guard.arguments().isEmpty() ? "" : of(guard.arguments().get(0));
  }

  private static String of(Operand operand) {
    if (operand instanceof Operand.StringLiteral literal) {
      return Pattern.quote(literal.value());
    }
    if (operand instanceof Operand.Parenthesized parenthesized
        && parenthesized.pipeline().commands().size() == 1) {
      Command command = parenthesized.pipeline().commands().get(0);
      if (command.function().filter("printf"::equals).isPresent()
          && !command.arguments().isEmpty()) {
        return constant(command.arguments().get(0)).map(GuardMessage::ofFormat).orElse("");
      }
      return constant(operand).map(Pattern::quote).orElse("");
    }
    return "";
  }

  /** A text that is written there, in one piece or in several that print puts together. */
  private static Optional<String> constant(Operand operand) {
    if (operand instanceof Operand.StringLiteral literal) {
      return Optional.of(literal.value());
    }
    if (operand instanceof Operand.Parenthesized parenthesized
        && parenthesized.pipeline().commands().size() == 1) {
      Command command = parenthesized.pipeline().commands().get(0);
      boolean prints = command.function().filter("print"::equals).isPresent();
      List<Optional<String>> parts =
          command.arguments().stream().map(GuardMessage::constant).toList();
      return prints && parts.stream().allMatch(Optional::isPresent)
          ? Optional.of(parts.stream().map(Optional::get).collect(Collectors.joining()))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private static String ofFormat(String format) {
    var out = new StringBuilder();
    Matcher verb = VERB.matcher(format);
    int position = 0;
    while (verb.find()) {
      out.append(Pattern.quote(format.substring(position, verb.start()))).append("(?s:.*)");
      position = verb.end();
    }
    return out.append(Pattern.quote(format.substring(position))).toString();
  }
}
