package io.helmwright.template;

/** A pipeline and what comes out of it. */
record TypedTerm<T>(Term term, ResultType resultType) implements Expression<T> {}
