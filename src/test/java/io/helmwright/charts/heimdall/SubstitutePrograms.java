package io.helmwright.charts.heimdall;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/**
 * Stands in for {@code pg_dump}, {@code pg_restore} and {@code pg_isready} where there are none.
 * What is real is the server, the connection as the scripts' environment describes it, the
 * transactions and the rows, which go through COPY; the archive's format is our own. Any option
 * that no script passes is an error. Of a schema it knows tables, columns, defaults, constraints
 * and sequences.
 */
public final class SubstitutePrograms {

  static final List<String> NAMES = List.of("pg_dump", "pg_restore", "pg_isready");

  private static final String MAGIC = "Helmwright's substitute for an archive of pg_dump";

  private SubstitutePrograms() {}

  /** Runs the program that the first argument names. */
  public static void main(String[] arguments) {
    var options = new TreeSet<>(List.of(arguments).subList(1, arguments.length));
    try {
      switch (arguments[0]) {
        case "pg_dump" -> dump(options);
        case "pg_restore" -> restore(options);
        default -> System.exit(isReady(options));
      }
    } catch (SQLException | IOException | IllegalArgumentException e) {
      System.err.println(arguments[0] + ": error: " + e.getMessage());
      System.exit(1);
    }
  }

  private static String taken(Set<String> options, String prefix) {
    String option =
        options.stream()
            .filter(o -> o.startsWith(prefix))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not given: " + prefix));
    options.remove(option);
    return option.substring(prefix.length());
  }

  private static void refuseOthers(Set<String> options) {
    if (!options.isEmpty()) {
      throw new IllegalArgumentException("not known here: " + options);
    }
  }

  private static Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://%s:%s/%s"
            .formatted(System.getenv("PGHOST"), System.getenv("PGPORT"), database),
        System.getenv("PGUSER"),
        System.getenv("PGPASSWORD"));
  }

  private static int isReady(Set<String> options) {
    taken(options, "--quiet");
    String address = taken(options, "--host=") + ":" + taken(options, "--port=");
    refuseOthers(options);
    var properties = new Properties();
    properties.put("user", "nobody");
    properties.put("password", "none");
    properties.put("connectTimeout", "3");
    try (var connection =
        DriverManager.getConnection("jdbc:postgresql://" + address + "/", properties)) {
      return connection.isValid(3) ? 0 : 2;
    } catch (SQLException e) {
      // As for pg_isready itself, a server that turns a user away accepts connections; one that
      // is starting up rejects them.
      String state = String.valueOf(e.getSQLState());
      return state.startsWith("28") || state.equals("3D000") ? 0 : state.equals("57P03") ? 1 : 2;
    }
  }

  private static void dump(Set<String> options) throws SQLException, IOException {
    taken(options, "--format=custom");
    taken(options, "--no-password");
    Path file = Path.of(taken(options, "--file="));
    refuseOthers(options);
    try (var connection = connect(System.getenv("PGDATABASE"));
        var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      out.writeUTF(MAGIC);
      write(out, column(connection, Catalogue.DROPS));
      write(out, column(connection, Catalogue.CREATES));
      List<String> tables = column(connection, Catalogue.TABLES);
      out.writeInt(tables.size());
      for (String table : tables) {
        var rows = new ByteArrayOutputStream();
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("COPY " + table + " TO STDOUT", rows);
        out.writeUTF(table);
        out.writeInt(rows.size());
        rows.writeTo(out);
      }
      write(out, column(connection, Catalogue.AFTER_THE_ROWS));
    }
  }

  private static void restore(Set<String> options) throws SQLException, IOException {
    boolean list = options.remove("--list");
    String database = "";
    if (!list) {
      for (String option :
          List.of(
              "--clean",
              "--if-exists",
              "--no-owner",
              "--exit-on-error",
              "--single-transaction",
              "--no-password")) {
        taken(options, option);
      }
      database = taken(options, "--dbname=");
    }
    Path file = Path.of("/" + taken(options, "/"));
    refuseOthers(options);
    var archive = Archive.read(file);
    if (list) {
      archive.rows().forEach(table -> System.out.println("TABLE DATA " + table.name()));
    } else {
      try (var connection = connect(database)) {
        connection.setAutoCommit(false);
        archive.restoreInto(connection);
        connection.commit();
      }
    }
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (result.next()) {
        texts.add(result.getString(1));
      }
      return texts;
    }
  }

  private static void write(DataOutputStream out, List<String> texts) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  private record Rows(String name, byte[] copied) {}

  private record Archive(
      List<String> drops, List<String> creates, List<Rows> rows, List<String> after) {

    static Archive read(Path file) throws IOException {
      try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        if (!in.readUTF().equals(MAGIC)) {
          throw new IllegalArgumentException("did not find magic string in file header");
        }
        List<String> drops = texts(in);
        List<String> creates = texts(in);
        var rows = new ArrayList<Rows>();
        for (int i = in.readInt(); i > 0; i--) {
          String table = in.readUTF();
          byte[] copied = new byte[in.readInt()];
          in.readFully(copied);
          rows.add(new Rows(table, copied));
        }
        return new Archive(drops, creates, rows, texts(in));
      }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
      var texts = new ArrayList<String>();
      for (int i = in.readInt(); i > 0; i--) {
        texts.add(in.readUTF());
      }
      return texts;
    }

    void restoreInto(Connection connection) throws SQLException, IOException {
      try (var statement = connection.createStatement()) {
        for (String drop : drops) {
          statement.execute(drop);
        }
        for (String create : creates) {
          statement.execute(create);
        }
        for (Rows table : rows) {
          connection
              .unwrap(PGConnection.class)
              .getCopyAPI()
              .copyIn(
                  "COPY " + table.name() + " FROM STDIN", new ByteArrayInputStream(table.copied()));
        }
        for (String last : after) {
          statement.execute(last);
        }
      }
    }
  }

  /** Queries whose rows are statements, for the schema public. */
  private static final class Catalogue {

    static final String TABLES =
        """
        SELECT c.oid::regclass::text
        FROM pg_class c
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        ORDER BY 1
        """;

    static final String DROPS =
        """
        SELECT statement FROM (
          SELECT 1, format('ALTER TABLE IF EXISTS %s DROP CONSTRAINT IF EXISTS %I', conrelid::regclass, conname)
          FROM pg_constraint
          WHERE contype = 'f' AND connamespace = 'public'::regnamespace
          UNION ALL
          SELECT 2, format('DROP TABLE IF EXISTS %s', oid::regclass)
          FROM pg_class
          WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
          UNION ALL
          SELECT 3, format('DROP SEQUENCE IF EXISTS %s', oid::regclass)
          FROM pg_class
          WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
        ) AS drops(place, statement)
        ORDER BY place, statement
        """;

    static final String CREATES =
        """
        SELECT statement FROM (
          SELECT 1, format('CREATE SEQUENCE %s', oid::regclass)
          FROM pg_class
          WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
          UNION ALL
          SELECT 2, format('CREATE TABLE %s (%s)', c.oid::regclass, (
            SELECT string_agg(concat_ws(' ',
                quote_ident(a.attname),
                format_type(a.atttypid, a.atttypmod),
                'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid),
                CASE WHEN a.attnotnull THEN 'NOT NULL' END), ', ' ORDER BY a.attnum)
            FROM pg_attribute a
            LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
          FROM pg_class c
          WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        ) AS creates(place, statement)
        ORDER BY place, statement
        """;

    static final String AFTER_THE_ROWS =
        """
        SELECT statement FROM (
          SELECT 'a', format('SELECT setval(%L, %s)', quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value)
          FROM pg_sequences
          WHERE schemaname = 'public' AND last_value IS NOT NULL
          UNION ALL
          SELECT CASE WHEN contype = 'f' THEN 'z' ELSE 'b' END,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
          FROM pg_constraint
          WHERE connamespace = 'public'::regnamespace
        ) AS after(place, statement)
        ORDER BY place, statement
        """;
  }
}
