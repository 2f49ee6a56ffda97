package io.helmwright.template;

import java.util.Objects;

/**
 * What the dot stands for inside one {@code range}, {@code with} or {@code define} block. Two
 * scopes are the same only when they are the same object; the writer asks which one the dot is now.
 */
public final class Scope {

  private final String itemName;
  private final String keyName;

  /**
   * @param itemName the variable's name, without the dollar sign, where the dot can't be used
   */
  public Scope(String itemName) {
    this(itemName, "key");
  }

  /**
   * @param itemName the variable's name for the item or the map's value
   * @param keyName the variable's name for the map's key
   */
  public Scope(String itemName, String keyName) {
    this.itemName = Objects.requireNonNull(itemName, "itemName");
    this.keyName = Objects.requireNonNull(keyName, "keyName");
  }

  String itemName() {
    return itemName;
  }

  String keyName() {
    return keyName;
  }

  /** The item itself. */
  public Term item() {
    return new Term.Field(new Term.Item(this), java.util.List.of());
  }

  /** The map key that belongs to the item. */
  public Term key() {
    return new Term.Key(this);
  }
}
