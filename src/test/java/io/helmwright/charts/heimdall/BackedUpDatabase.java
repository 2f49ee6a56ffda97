package io.helmwright.charts.heimdall;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A small database on a real PostgreSQL, with what dumps get wrong: quotes, other scripts, nulls.
 */
final class BackedUpDatabase {

  private final PostgresServer server = PostgresServer.running();

  /** Makes the tables, in place of those of an earlier test. */
  BackedUpDatabase() throws SQLException {
    execute("DROP VIEW IF EXISTS names");
    drop();
    execute(
        """
        CREATE SEQUENCE ticket;
        CREATE TABLE groups (id integer PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE "Grüße" (
          id bigint DEFAULT nextval('ticket') PRIMARY KEY,
          "group" integer REFERENCES groups,
          "Text" text DEFAULT 'it''s',
          seen timestamptz NOT NULL DEFAULT '2026-11-21T02:30:00Z');
        INSERT INTO groups VALUES (1, 'admins'), (2, 'O''Brien "&" Söhne');
        INSERT INTO "Grüße" ("group", "Text") VALUES
          (1, E'tab\\tnew line\\nback\\\\slash'), (2, 'Ελλάδα 日本 🎉'), (NULL, NULL), (2, '\\N'), (2, '');
        """);
  }

  int port() {
    return server.port();
  }

  /** Removes everything. */
  void drop() throws SQLException {
    execute("DROP TABLE IF EXISTS \"Grüße\", groups; DROP SEQUENCE IF EXISTS ticket");
  }

  void execute(String sql) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column. */
  List<String> query(String sql) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (result.next()) {
        texts.add(result.getString(1));
      }
      return texts;
    }
  }

  /** Every row, and what the catalogue says of columns, constraints and the sequence. */
  List<String> content() throws SQLException {
    return query(
        """
        SELECT g::text FROM groups g UNION ALL SELECT t::text FROM "Grüße" t
        UNION ALL
        SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'names'
        UNION ALL
        SELECT conname || ' ' || pg_get_constraintdef(oid)
        FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL
        SELECT concat_ws(' ', sequencename, last_value) FROM pg_sequences
        ORDER BY 1
        """);
  }
}
