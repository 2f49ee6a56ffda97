package io.helmwright.verify.engine;

import io.helmwright.verify.syntax.Call;
import io.helmwright.verify.syntax.Command;
import io.helmwright.verify.syntax.Operand;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
          && !command.arguments().isEmpty()
          && command.arguments().get(0) instanceof Operand.StringLiteral format) {
        return ofFormat(format.value());
      }
    }
    return "";
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
