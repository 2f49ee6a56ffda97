package io.helmwright.verify.syntax;

import java.util.Objects;

/**
 * One pair of delimiters and what is written between them.
 *
 * @param span from <code>{{</code> to <code>}}</code>, both included
 * @param line the line of the <code>{{</code>, from 1
 * @param trimsLeft whether it begins with <code>{{-</code>
 * @param trimsRight whether it ends with <code>-}}</code>
 */
public record Tag(Span span, int line, boolean trimsLeft, boolean trimsRight) {

  public Tag {
    Objects.requireNonNull(span, "span");
  }
}
