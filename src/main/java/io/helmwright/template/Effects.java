package io.helmwright.template;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What must be known of a tree before two of its conditions count as the same: which of its terms
 * give the same again, and whether it changes maps in place.
 */
final class Effects {

  /** Their result depends on their arguments alone, and they change nothing. */
  private static final Set<String> PURE =
      Set.of(
          ("and or not eq ne lt le gt ge empty default coalesce ternary all any kindIs kindOf typeIs"
                  + " hasKey get dig index slice len first last initial rest list dict keys values pick omit"
                  + " has without uniq compact concat append prepend reverse sortAlpha join split"
                  + " splitList toStrings deepCopy int int64 float64 add sub mul div mod max min atoi"
                  + " toString toYaml toJson toPrettyJson fromYaml fromJson fromYamlArray fromJsonArray"
                  + " print printf println quote squote lower upper title trim trimAll trimPrefix"
                  + " trimSuffix trunc repeat substr replace contains hasPrefix hasSuffix indent nindent"
                  + " cat regexMatch regexFind regexFindAll regexReplaceAll regexReplaceAllLiteral"
                  + " regexSplit urlquery urlParse b64enc b64dec sha1sum sha256sum adler32sum semver"
                  + " semverCompare")
              .split(" "));

  private static final Set<String> CHANGING =
      Set.of("set", "unset", "merge", "mustMerge", "mergeOverwrite", "mustMergeOverwrite");

  private static final Set<String> GIVING_NEW_MAPS =
      Set.of("dict", "fromYaml", "fromJson", "deepCopy", "omit", "pick");

  /** Objects of Helm whose methods only look something up. */
  private static final Set<String> STATIC_OBJECTS = Set.of("Files", "Capabilities");

  private final Set<String> newMaps = new HashSet<>();
  private boolean repeatable = true;
  private boolean changesOwnMaps;
  private boolean changesMaps;

  private Effects() {}

  static Effects of(Node tree) {
    var effects = new Effects();
    TreeWalk.walk(
        tree,
        new TreeWalk.Visitor() {
          @Override
          public void node(Node node) {
            if (node instanceof Node.Assigned assigned) {
              effects.add(assigned);
            }
          }

          @Override
          public void term(Term term, int depth) {
            effects.add(term);
          }
        });
    return effects;
  }

  /** Whether maps are changed that others see, or may be. */
  boolean changesMaps() {
    return changesMaps;
  }

  /** Whether the term, asked again within this tree, gives what it gave before. */
  boolean allowRepeating(Term term) {
    if (term instanceof Term.Field field && field.base() instanceof Term.Root) {
      return true;
    }
    var its = new Effects();
    TreeWalk.walk(
        new Node.Output(term),
        new TreeWalk.Visitor() {
          @Override
          public void term(Term each, int depth) {
            its.add(each);
            its.repeatable &= !(changesOwnMaps && each instanceof Term.Variable);
          }
        });
    return its.repeatable && !its.changesMaps;
  }

  private void add(Node.Assigned assigned) {
    if (givesNewMap(assigned.term())) {
      newMaps.add(assigned.variable().name());
    } else {
      newMaps.remove(assigned.variable().name());
    }
  }

  private void add(Term term) {
    if (term instanceof Term.Call call) {
      add(call.function(), call.arguments().stream().findFirst());
    } else if (term instanceof Term.Piped piped) {
      add(
          piped.function(),
          Optional.of(piped.arguments().isEmpty() ? piped.input() : piped.arguments().get(0)));
    } else if (term instanceof Term.Method method) {
      repeatable &=
          method.method().base() instanceof Term.Root
              && STATIC_OBJECTS.contains(method.method().path().get(0));
    } else if (term instanceof Term.Include include) {
      var included = include.template().effects();
      repeatable &= included.repeatable;
      changesMaps |= included.changesMaps;
    } else if (term instanceof Term.Raw) {
      repeatable = false;
      changesMaps = true;
    }
  }

  private void add(String function, Optional<Term> first) {
    if (!CHANGING.contains(function)) {
      repeatable &= PURE.contains(function);
    } else if (first.isPresent() && first.get() instanceof Term.Variable own) {
      changesOwnMaps = true;
      changesMaps |= !newMaps.contains(own.name());
    } else if (first.isEmpty() || !givesNewMap(first.get())) {
      changesMaps = true;
    }
  }

  private static boolean givesNewMap(Term term) {
    return term instanceof Term.Call call && GIVING_NEW_MAPS.contains(call.function())
        || term instanceof Term.Piped piped && GIVING_NEW_MAPS.contains(piped.function());
  }
}
