package io.helmwright.template;

/** Tells whether a block needs variables: its key is used, or its item where the dot is another. */
final class ScopeUse {

  private final Scope scope;
  private boolean key;
  private boolean itemBelowAnotherDot;

  private ScopeUse(Scope scope) {
    this.scope = scope;
  }

  static ScopeUse of(Scope scope, Node body) {
    var use = new ScopeUse(scope);
    TreeWalk.walk(
        body,
        new TreeWalk.Visitor() {
          @Override
          public void term(Term term, int depth) {
            if (term instanceof Term.Key k && k.scope() == scope) {
              use.key = true;
            } else if (term instanceof Term.Item item && item.scope() == scope && depth > 0) {
              use.itemBelowAnotherDot = true;
            }
          }
        });
    return use;
  }

  boolean needsKey() {
    return key;
  }

  boolean needsVariable() {
    return key || itemBelowAnotherDot;
  }

  Scope scope() {
    return scope;
  }
}
