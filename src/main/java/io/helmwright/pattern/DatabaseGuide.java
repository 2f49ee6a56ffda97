package io.helmwright.pattern;

import java.util.Map;

/**
 * What the README says about an embedded database, with the names that its objects have when the
 * release is named like the chart.
 *
 * @param provider who provides it, in words: {@code the Bitnami PostgreSQL subchart}
 * @param service the Service that the application connects to
 * @param port the Service's port, or the value with it
 * @param databaseKey the value with the database's name
 * @param userKey the value with the user
 * @param secret the Secret that holds the user's password
 * @param key the password's key there
 * @param checks questions about its state, and the command that answers each
 * @param psql the command that opens a session, to which options of {@code psql} may be added
 */
public record DatabaseGuide(
    String provider,
    String service,
    String port,
    String databaseKey,
    String userKey,
    String secret,
    String key,
    Map<String, String> checks,
    String psql) {}
