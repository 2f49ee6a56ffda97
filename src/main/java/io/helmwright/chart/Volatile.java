package io.helmwright.chart;

import io.helmwright.template.Node;
import io.helmwright.template.Term;
import io.helmwright.template.TreeWalk;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Finds what renders anew each time: the clock and everything random. */
final class Volatile {

  private static final Set<String> FUNCTIONS =
      Set.of(
          "now",
          "unixEpoch",
          "uuidv4",
          "htpasswd",
          "bcrypt",
          "encryptAES",
          "shuffle",
          "randAlphaNum",
          "randAlpha",
          "randNumeric",
          "randAscii",
          "randBytes",
          "randInt",
          "genPrivateKey",
          "genCA",
          "genCAWithKey",
          "genSelfSignedCert",
          "genSelfSignedCertWithKey",
          "genSignedCert",
          "genSignedCertWithKey");

  private final Set<String> variables = new HashSet<>();

  /** Knows the variables of one template. */
  Volatile(Node template) {
    TreeWalk.walk(
        template,
        new TreeWalk.Visitor() {
          @Override
          public void node(Node node) {
            if (node instanceof Node.Assigned assigned
                && in(new Node.Output(assigned.term())).isPresent()) {
              variables.add(assigned.variable().name());
            }
          }
        });
  }

  /** What the node's result changes with: {@code randAlphaNum}, {@code .Release.Time}. */
  Optional<String> in(Node node) {
    return Terms.first(node, term -> name(term).isPresent()).flatMap(this::name);
  }

  private Optional<String> name(Term term) {
    if (term instanceof Term.Call call && FUNCTIONS.contains(call.function())) {
      return Optional.of(call.function());
    } else if (term instanceof Term.Piped piped && FUNCTIONS.contains(piped.function())) {
      return Optional.of(piped.function());
    } else if (term instanceof Term.Field field
        && field.base() instanceof Term.Root
        && String.join(".", field.path()).startsWith("Release.Time")) {
      return Optional.of(".Release.Time");
    }
    return term instanceof Term.Variable variable && variables.contains(variable.name())
        ? Optional.of("$" + variable.name())
        : Optional.empty();
  }
}
