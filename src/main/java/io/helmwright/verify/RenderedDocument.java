package io.helmwright.verify;

/** Stand-in, to be replaced at the merge. */
public record RenderedDocument(String template, String text) {}
