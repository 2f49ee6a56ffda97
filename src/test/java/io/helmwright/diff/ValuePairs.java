package io.helmwright.diff;

import static io.helmwright.diff.Pair.major;
import static io.helmwright.diff.Pair.minor;
import static io.helmwright.diff.Pair.patch;

import io.helmwright.values.IntegerValue;
import io.helmwright.values.StringValue;
import io.helmwright.values.ValueRule;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Charts that let users set other things. */
final class ValuePairs {

  private ValuePairs() {}

  static final List<Pair> ALL =
      List.of(
          major("a value goes", workers(w -> w), s -> {}),
          minor("a value comes", s -> {}, workers(w -> w)),
          minor(
              "a value comes that has no default",
              s -> {},
              s -> s.reads("COLOR", s.values.text("color").optional().describedAs("Its colour."))),
          major(
              "a value gets another name",
              workers(w -> w),
              s ->
                  s.reads(
                      "WORKERS",
                      s.values
                          .number("workerCount")
                          .defaultsTo(4)
                          .describedAs("How many run at a time."))),
          major(
              "a value moves into a group",
              workers(w -> w),
              s ->
                  s.reads(
                      "WORKERS",
                      s.values
                          .number("queue.workers")
                          .defaultsTo(4)
                          .describedAs("How many run at a time."))),
          minor(
              "a value gets another name, and the old one is still read",
              workers(w -> w),
              s -> {
                workers(w -> w.deprecated("workerCount")).accept(s);
                s.reads(
                    "WORKER_COUNT",
                    s.values.number("workerCount").optional().describedAs("How many run."));
              }),
          major(
              "a number becomes a text",
              workers(w -> w),
              s ->
                  s.reads(
                      "WORKERS",
                      s.values
                          .text("workers")
                          .defaultsTo("4")
                          .describedAs("How many run at a time."))),
          major(
              "a text becomes a list",
              mode(m -> m),
              s ->
                  s.reads(
                      "MODE",
                      s.values.texts("mode").defaultsTo("fast").describedAs("How it runs."))),
          major("a maximum is set", workers(w -> w), workers(w -> w.max(16))),
          major("a maximum falls", workers(w -> w.max(16)), workers(w -> w.max(8))),
          minor("a maximum rises", workers(w -> w.max(8)), workers(w -> w.max(16))),
          major("a minimum rises", workers(w -> w.min(0)), workers(w -> w.min(1))),
          minor("a minimum goes", workers(w -> w.min(1)), workers(w -> w)),
          major(
              "a choice goes",
              mode(m -> m.oneOf("fast", "slow", "safe")),
              mode(m -> m.oneOf("fast", "safe"))),
          minor(
              "a choice comes",
              mode(m -> m.oneOf("fast", "safe")),
              mode(m -> m.oneOf("fast", "slow", "safe"))),
          major("a text must match", mode(m -> m), mode(m -> m.matching("^[a-z]+$"))),
          minor("a text needn't match any more", mode(m -> m.matching("^[a-z]+$")), mode(m -> m)),
          major("a text becomes shorter", mode(m -> m), mode(m -> m.maxLength(20))),
          major("a text may not be empty", mode(m -> m), mode(StringValue::notEmpty)),
          major(
              "an expression is replaced by another that may leave something out",
              mode(m -> m.matching("^(fast|[b-f]{3,9}x*)$")),
              mode(m -> m.matching("^(fast|[b-f]{3}[b-f]{0,6}x*)$"))),
          minor("a default changes", workers(w -> w), workers(w -> w.defaultsTo(8))),
          minor(
              "a flag is switched on",
              s -> s.reads("CACHE", s.values.flag("cache").describedAs("Remembers pages.")),
              s ->
                  s.reads(
                      "CACHE",
                      s.values.flag("cache").defaultsTo(true).describedAs("Remembers pages."))),
          major(
              "a default changes that a rule refuses beside what users may have set",
              steady("safe"),
              steady("fast")),
          minor("a value is deprecated", mode(m -> m), mode(m -> m.deprecated("strategy"))),
          patch(
              "a description changes",
              mode(m -> m.describedAs("How it runs.")),
              mode(m -> m.describedAs("How it runs: fast or safe."))),
          major(
              "a rule comes",
              speed(),
              s -> {
                speed().accept(s);
                s.values.require(fastNeeds(s, "strategy"));
              }),
          minor(
              "a rule goes",
              s -> {
                speed().accept(s);
                s.values.require(fastNeeds(s, "strategy"));
              },
              speed()),
          major(
              "a rule is tightened",
              s -> {
                speed().accept(s);
                s.values.require(fastNeeds(s, "strategy"));
              },
              s -> {
                speed().accept(s);
                s.values.require(
                    ValueRule.always().require(s.setting("STRATEGY").isSet(), "strategy: set it"));
              }),
          minor(
              "a value is required, and has a default",
              s ->
                  s.reads(
                      "WORKERS",
                      s.values.number("workers").optional().describedAs("How many run at a time.")),
              workers(w -> w)),
          major(
              "a value is required, and has no default",
              speed(),
              s -> {
                speed().accept(s);
                s.values.require(
                    ValueRule.always().require(s.setting("STRATEGY").isSet(), "strategy: set it"));
              }),
          patch("nothing changes", workers(w -> w), workers(w -> w)));

  private static Consumer<Shop> workers(UnaryOperator<IntegerValue> change) {
    return s ->
        s.reads(
            "WORKERS",
            change.apply(
                s.values.number("workers").defaultsTo(4).describedAs("How many run at a time.")));
  }

  private static Consumer<Shop> mode(UnaryOperator<StringValue> change) {
    return s ->
        s.reads(
            "MODE",
            change.apply(s.values.text("mode").defaultsTo("fast").describedAs("How it runs.")));
  }

  private static Consumer<Shop> speed() {
    return s -> {
      s.reads("MODE", s.values.text("mode").defaultsTo("safe").describedAs("How it runs."));
      s.reads("STRATEGY", s.values.text("strategy").describedAs("What it does."));
    };
  }

  private static Consumer<Shop> steady(String mode) {
    return s -> {
      s.reads("MODE", s.values.text("mode").defaultsTo(mode).describedAs("How it runs."));
      s.reads(
          "STRATEGY", s.values.text("strategy").defaultsTo("steady").describedAs("What it does."));
      s.values.require(fastNeeds(s, "strategy"));
    };
  }

  private static ValueRule fastNeeds(Shop s, String key) {
    return ValueRule.when(s.setting("MODE").is("fast"))
        .require(s.setting("STRATEGY").isSet(), key + ": mode fast needs one");
  }
}
