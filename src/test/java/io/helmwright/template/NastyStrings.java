package io.helmwright.template;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Strings that YAML, Go templates or the way between them like to misread. */
final class NastyStrings {

  /** Each of these has a meaning in YAML 1.1, in Go templates, or in Helm. */
  private static final String[] WORDS = {
    "y",
    "Y",
    "n",
    "N",
    "yes",
    "No",
    "NO",
    "on",
    "Off",
    "true",
    "TRUE",
    "False",
    "null",
    "Null",
    "~",
    "0",
    "-0",
    "007",
    "08",
    "0o17",
    "0O17",
    "0x1F",
    "0X1F",
    "0b11",
    "0B1",
    "1_000",
    "1e3",
    "1E3",
    "1e_3",
    "1_e3",
    "1e3_",
    "12e03",
    "-1.5",
    "+1",
    "1.",
    ".5",
    ".",
    "..",
    ".inf",
    "-.Inf",
    ".NaN",
    "1:20",
    "190:20:30",
    "2001-01-01",
    "2001-12-14t21:59:43.10-05:00",
    "1000680000",
    "123456789012345678901234567890",
    "<<",
    "=",
    "-",
    "--",
    "---",
    "--- x",
    "...",
    "... x",
    "- x",
    "-x",
    "? x",
    "?",
    ": x",
    ":",
    "a: b",
    "a:b",
    "a:",
    ":a",
    "#",
    "# x",
    "a #b",
    "a#b",
    "&a",
    "*a",
    "!t",
    "!!str x",
    "%",
    "%d",
    "%s%v",
    "%YAML 1.1",
    "@x",
    "`x`",
    "|",
    "|-",
    ">",
    ">+ x",
    "[",
    "[]",
    "]",
    "{",
    "{}",
    "}",
    ",",
    "a, b",
    "'",
    "''",
    "it's",
    "\"",
    "\"\"",
    "a\"b",
    "\\",
    "\\n",
    "\\x41",
    "\\\"",
    "\\u0000",
    "{{",
    "}}",
    "{{-",
    "-}}",
    "{{ . }}",
    "{{/* x */}}",
    "{{- /* x */ -}}",
    "{{ end }}",
    "{ {",
    "{{\"",
    "{{`",
    "{{{",
    "}}}",
    "/*",
    "*/",
    "$",
    "$(A)",
    "${A}",
    "$x",
    ".x",
    "# Source: x",
    "nindent",
    "quote",
    "10m",
    "128Mi",
    "50%",
    "1.2.3",
    "v1",
    "/",
    "a/b",
    "a b",
    "NaN",
    "Infinity",
    "inf",
    "e3",
    "_1",
    "_",
    "(",
    ")",
    "(a)",
    "a;b",
    "a|b",
    "a > b",
    "^a$"
  };

  private static final String[] BLANKS = {
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\f",
    "\u000b",
    "\u0085",
    "\u00a0",
    "\u2003",
    "\u2028",
    "\u2029",
    "\u3000",
    "\ufeff",
    "\n ",
    "\n  ",
    "\n\t",
    " \n",
    "\t\n",
    "\n---\n",
    "\n...\n",
    "\n--- ",
    "\n# ",
    "\n- ",
    "\n{{- end }}\n",
    ": ",
    " #",
    " - "
  };

  private static final String[] ODDITIES = {
    "\u0001",
    "\u0007",
    "\b",
    "\u001b",
    "\u007f",
    "\u0080",
    "\u009f",
    "\u00ad",
    "\u200b",
    "\u202e",
    "\ufffd",
    "\ufffe",
    "\uffff",
    "\ud83d\ude00",
    "\ud83f\udffe",
    "\udbff\udfff",
    "\u00e9",
    "e\u0301",
    "\u00df",
    "\u0130",
    "\u0131",
    "\u5b57",
    "\u05d0",
    "\ue000",
    "\uf8ff",
    "\u0e51"
  };

  private NastyStrings() {}

  /** Any text that YAML can carry: no U+0000, no half of a surrogate pair. */
  static Arbitrary<String> texts() {
    Arbitrary<String> piece =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.of(WORDS)),
            Tuple.of(4, Arbitraries.of(BLANKS)),
            Tuple.of(2, Arbitraries.of(ODDITIES)),
            Tuple.of(2, Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8)),
            Tuple.of(1, Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(24)),
            Tuple.of(1, numbers()),
            Tuple.of(1, anyCharacters(1, 12)));
    return Arbitraries.frequencyOf(
        Tuple.of(2, Arbitraries.of(WORDS)),
        Tuple.of(1, Arbitraries.of(BLANKS)),
        Tuple.of(1, Arbitraries.just("")),
        Tuple.of(8, piece.list().ofMinSize(1).ofMaxSize(6).map(NastyStrings::join)),
        Tuple.of(2, anyCharacters(0, 40)),
        Tuple.of(2, piece.list().ofMinSize(20).ofMaxSize(60).map(NastyStrings::join)));
  }

  /** Batches of different strings. */
  static Arbitrary<List<String>> batches(int size) {
    return texts().list().uniqueElements().ofSize(size);
  }

  private static Arbitrary<String> numbers() {
    return Combinators.combine(
            Arbitraries.of("", "-", "+", "."),
            Arbitraries.of("0", "0x", "0X", "0b", "0o", "0O", "1", "12", "1_2", "1.2", "2001-1-1"),
            Arbitraries.of("", "0", "F", "_", ".", "e1", "E+1", "e-_1", ":30", "T0", "__1"))
        .as((sign, digits, end) -> sign + digits + end);
  }

  private static Arbitrary<String> anyCharacters(int least, int most) {
    Arbitrary<Integer> character =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 0x17f),
            Arbitraries.integers().between(0x2000, 0x206f),
            Arbitraries.integers().between(0xfe00, 0xffff),
            Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE));
    return character
        .list()
        .ofMinSize(least)
        .ofMaxSize(most)
        .map(
            all -> {
              var text = new StringBuilder();
              all.forEach(text::appendCodePoint);
              return text.toString();
            });
  }

  private static String join(List<String> pieces) {
    return String.join("", pieces);
  }
}
