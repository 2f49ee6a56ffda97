package io.helmwright.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Pipelines: parentheses exactly where Go needs them. */
class TermPrinterTest {

  private static final Term A = Term.root("Values", "a");
  private static final Term B = Term.root("Values", "b");
  private static final Term CALL = new Term.Call("lower", A);
  private static final Term PIPED = new Term.Piped(A, "lower");
  private static final NamedTemplate<String> HELPER =
      NamedTemplate.of("demo.name", "", ResultType.NAME, new Node.Text(List.of()));

  private static String print(Term term) {
    return new TermPrinter().print(term);
  }

  @Nested
  class Parentheses {

    @Test
    void aCallAsAnArgument() {
      assertThat(print(new Term.Call("quote", CALL))).isEqualTo("quote (lower .Values.a)");
    }

    @Test
    void aCallWithoutArgumentsNeedsNone() {
      assertThat(print(new Term.Call("default", new Term.Call("dict"), A)))
          .isEqualTo("default dict .Values.a");
    }

    @Test
    void aPipelineAsAnArgument() {
      assertThat(print(new Term.Call("quote", PIPED))).isEqualTo("quote (.Values.a | lower)");
    }

    @Test
    void theInputOfAPipelineNeedsNone() {
      assertThat(print(new Term.Piped(CALL, "quote"))).isEqualTo("lower .Values.a | quote");
    }

    @Test
    void aPipelineAsInputIsALongerPipeline() {
      assertThat(print(new Term.Piped(PIPED, "quote"))).isEqualTo(".Values.a | lower | quote");
    }

    @Test
    void anArgumentInTheMiddleOfAPipeline() {
      assertThat(print(new Term.Piped(A, "default", CALL)))
          .isEqualTo(".Values.a | default (lower .Values.a)");
    }

    @Test
    void anIncludeAsAnArgument() {
      assertThat(print(new Term.Call("eq", HELPER.term(), A)))
          .isEqualTo("eq (include \"demo.name\" .) .Values.a");
    }

    @Test
    void theArgumentOfAnInclude() {
      assertThat(print(new Term.Include(HELPER, new Term.Call("dict", new Term.Literal("a"), A))))
          .isEqualTo("include \"demo.name\" (dict \"a\" .Values.a)");
    }

    @Test
    void aMethodAsAnArgument() {
      assertThat(print(Conditions.not(BuiltIn.hasApiVersion("v1")).term()))
          .isEqualTo("not (.Capabilities.APIVersions.Has \"v1\")");
    }

    @Test
    void textWithExpressionsAsAnArgument() {
      var text = new Term.Interpolation(Strings.parts("a-", Expression.of(A, ResultType.NAME)));

      assertThat(print(new Term.Call("eq", text, B)))
          .isEqualTo("eq (printf \"a-%s\" .Values.a) .Values.b");
    }

    @Test
    void aFieldOfAResult() {
      var secret = new Term.Call("lookup", new Term.Literal("v1"));

      assertThat(print(new Term.Field(secret, List.of("data", "key"))))
          .isEqualTo("(lookup \"v1\").data.key");
    }

    @Test
    void literalsVariablesAndFieldsNeedNone() {
      assertThat(print(new Term.Call("f", new Term.Literal(1L), new Term.Variable("x"), A)))
          .isEqualTo("f 1 $x .Values.a");
    }
  }

  @Nested
  class Fields {

    @Test
    void aKeyThatIsNoIdentifierIsReachedWithIndex() {
      assertThat(print(Term.root("Values", "odd-key", "b")))
          .isEqualTo("index .Values \"odd-key\" \"b\"");
    }

    @Test
    void indexAsAnArgumentStandsInParentheses() {
      assertThat(print(new Term.Call("not", Term.root("Values", "odd-key"))))
          .isEqualTo("not (index .Values \"odd-key\")");
    }

    @Test
    void anOddKeyOfTheRootItself() {
      assertThat(print(Term.root("odd-key"))).isEqualTo("index . \"odd-key\"");
    }

    @Test
    void anOddKeyWithQuotesStandsBetweenBackquotes() {
      assertThat(print(Term.root("Values", "a\"b"))).isEqualTo("index .Values `a\"b`");
    }

    @Test
    void anOddKeyOfAResult() {
      assertThat(print(new Term.Field(CALL, List.of("tls.crt"))))
          .isEqualTo("index (lower .Values.a) \"tls.crt\"");
    }

    @Test
    void aKeyThatBeginsWithADigitIsOdd() {
      assertThat(print(Term.root("Values", "1st"))).isEqualTo("index .Values \"1st\"");
    }

    @Test
    void aFieldOfAVariable() {
      assertThat(print(new Term.Field(new Term.Variable("x"), List.of("a", "b"))))
          .isEqualTo("$x.a.b");
    }

    @Test
    void aPathWithoutKeysIsItsBase() {
      assertThat(print(new Term.Field(new Term.Root(), List.of()))).isEqualTo(".");
    }
  }

  @Nested
  class Items {

    private final Scope scope = new Scope("host");
    private final TermPrinter printer = new TermPrinter();

    @Test
    void theItemIsTheDot() {
      printer.enter(scope, false);

      assertThat(printer.print(new Term.Field(scope.item(), List.of("name")))).isEqualTo(".name");
    }

    @Test
    void theItemMayBeAVariable() {
      printer.enter(scope, true);

      assertThat(printer.print(new Term.Field(scope.item(), List.of("name"))))
          .isEqualTo("$host.name");
    }

    @Test
    void theRootIsTheDollarUntilTheBlockIsLeft() {
      printer.enter(scope, false);
      assertThat(printer.print(A)).isEqualTo("$.Values.a");
      printer.leave();

      assertThat(printer.print(A)).isEqualTo(".Values.a");
    }
  }

  @Test
  void methodsTakeArgumentsLikeFunctions() {
    assertThat(print(BuiltIn.file(Strings.literal("files/a.txt")).term()))
        .isEqualTo(".Files.Get \"files/a.txt\"");
  }

  @Test
  void aTextWithBackquotesAndQuotesIsEscaped() {
    assertThat(print(new Term.Literal("`a` \"b\" \\"))).isEqualTo("\"`a` \\\"b\\\" \\\\\"");
  }

  @Test
  void printfDoublesThePercentSign() {
    var text = new Term.Interpolation(Strings.parts("100% ", Expression.of(A, ResultType.INTEGER)));

    assertThat(print(text)).isEqualTo("printf \"100%% %d\" (int64 .Values.a)");
  }

  @Test
  void urlqueryIsPiped() {
    assertThat(print(Strings.urlquery(Expression.of(A, ResultType.LINE)).term()))
        .isEqualTo(".Values.a | urlquery");
  }

  @Test
  void aRegularExpressionIsARawString() {
    Expression<String> text = Expression.of(A, ResultType.LINE);

    assertThat(print(Strings.regexFind("^/\\w+", text).term()))
        .isEqualTo("regexFind `^/\\w+` .Values.a");
  }
}
