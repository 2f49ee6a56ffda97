package io.helmwright.diff.source;

/**
 * A tag of the repository.
 *
 * @param name without {@code refs/tags/}
 * @param revision the commit that it names
 */
public record Tag(String name, Revision revision) {}
