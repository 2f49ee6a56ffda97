package io.helmwright.pattern;

import io.helmwright.template.Expression;

/** What an application must know to reach its database, whoever provides it. */
public interface DatabaseConnection {

  /** Host name. */
  Expression<String> host();

  /** TCP port, as decimal digits. */
  Expression<String> port();

  /** The database's name. */
  Expression<String> name();

  /** The user. */
  Expression<String> user();

  /** The Secret that holds the user's password. */
  Expression<String> secretName();

  /** The password's key in the Secret. */
  Expression<String> secretKey();
}
