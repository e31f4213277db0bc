package io.bihuan.benchmarks.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real case, filed and worked through the product's own door, that is copied many times over into the database.
 *
 * <p>The chain of each copy is computed here from docs/ledger-hash.md alone, so that a verification of the copies also
 * proves that page.
 */
final class ModelCase {

    private static final int HASH_BYTES = 32;

    private final List<Column> row;
    private final List<List<Column>> steps;

    private ModelCase(List<Column> row, List<List<Column>> steps) {
        this.row = row;
        this.steps = steps;
    }

    /** One value: its column, its text, and the same cut for copying. */
    private record Column(
            String name,
            String type,
            @Nullable String text,
            @Nullable StepText cut) {

        @Nullable
        String of(Copied copied) {
            if (text == null || cut == null) {
                return null;
            }
            return switch (type) {
                case "timestamptz" -> StepText.written(Instant.parse(text).minus(copied.earlier()));
                case "int8" -> name.contains("organisation_id") ? Long.toString(copied.organisation()) : text;
                case "text", "jsonb" -> cut.of(copied);
                default -> text;
            };
        }
    }

    /** Reads a case as it stands. */
    static ModelCase read(Connection connection, long caseId) throws SQLException {
        List<List<Column>> rows = columns(connection, select(connection, "ledger_case") + " where id = ?", caseId);
        List<List<Column>> steps =
                columns(connection, select(connection, "case_event") + " where case_id = ? order by sequence", caseId);
        return new ModelCase(rows.getFirst(), steps);
    }

    /** All columns that are written; generated ones are worked out by the database and cannot be copied into it. */
    private static String select(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select string_agg(quote_ident(attname), ', ' order by attnum)"
                        + " from pg_attribute where attrelid = ('bihuan.' || ?)::regclass"
                        + " and attnum > 0 and not attisdropped and attgenerated = ''")) {
            statement.setString(1, table);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return "select " + result.getString(1) + " from bihuan." + table;
            }
        }
    }

    private static List<List<Column>> columns(Connection connection, String sql, long caseId) throws SQLException {
        var rows = new ArrayList<List<Column>>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, caseId);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    var columns = new ArrayList<Column>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        String type = result.getMetaData().getColumnTypeName(i);
                        @Nullable String text = type.equals("timestamptz") ? instant(result, i) : result.getString(i);
                        columns.add(new Column(
                                result.getMetaData().getColumnName(i),
                                type,
                                text,
                                text == null ? null : new StepText(text)));
                    }
                    rows.add(columns);
                }
            }
        }
        return rows;
    }

    private static @Nullable String instant(ResultSet result, int column) throws SQLException {
        var time = result.getObject(column, java.time.OffsetDateTime.class);
        return time == null ? null : time.toInstant().toString();
    }

    int stepCount() {
        return steps.size();
    }

    /** The columns of the case's row, in the order of {@link #caseLine}. */
    String caseColumns() {
        return names(row);
    }

    /** The columns of a step's row, in the order of {@link #stepLines}. */
    String stepColumns() {
        return names(steps.getFirst());
    }

    private static String names(List<Column> columns) {
        return String.join(", ", columns.stream().map(Column::name).toList());
    }

    /** The lines of the copy's steps, and its last hash. */
    byte[] stepLines(Copied copied, long firstStepId, StringBuilder out) {
        byte[] previous = new byte[HASH_BYTES];
        for (int i = 0; i < steps.size(); i++) {
            List<Column> step = steps.get(i);
            byte[] hash = hash(step, copied, previous);
            for (int c = 0; c < step.size(); c++) {
                Column column = step.get(c);
                out.append(c == 0 ? "" : "\t");
                switch (column.name()) {
                    case "id" -> out.append(firstStepId + i);
                    case "case_id" -> out.append(copied.caseId());
                    case "previous" -> bytes(previous, out);
                    case "hash" -> bytes(hash, out);
                    default -> escaped(column.of(copied), out);
                }
            }
            out.append('\n');
            previous = hash;
        }
        return previous;
    }

    /** The line of the copy's row. */
    void caseLine(Copied copied, byte[] lastHash, StringBuilder out) {
        for (int c = 0; c < row.size(); c++) {
            Column column = row.get(c);
            out.append(c == 0 ? "" : "\t");
            switch (column.name()) {
                case "id" -> out.append(copied.caseId());
                case "number" -> out.append(copied.number());
                case "last_hash" -> bytes(lastHash, out);
                default -> escaped(column.of(copied), out);
            }
        }
        out.append('\n');
    }

    private static byte[] hash(List<Column> step, Copied copied, byte[] previous) {
        String canonical = "{\"action\":" + json(step, "action", copied)
                + ",\"actorId\":" + bare(step, "actor_id", copied)
                + ",\"actorName\":" + json(step, "actor_name", copied)
                + ",\"at\":" + json(step, "at", copied)
                + ",\"case\":" + copied.caseId()
                + ",\"payload\":" + bare(step, "payload", copied)
                + ",\"reason\":" + json(step, "reason", copied)
                + ",\"sequence\":" + bare(step, "sequence", copied)
                + ",\"stage\":" + json(step, "stage", copied) + "}";
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(previous);
            return digest.digest(canonical.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static String bare(List<Column> step, String name, Copied copied) {
        return String.valueOf(column(step, name).of(copied));
    }

    private static String json(List<Column> step, String name, Copied copied) {
        @Nullable String text = column(step, name).of(copied);
        return text == null ? "null" : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static Column column(List<Column> step, String name) {
        return step.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("case_event has no column " + name));
    }

    private static void bytes(byte[] bytes, StringBuilder out) {
        out.append("\\\\x").append(HexFormat.of().formatHex(bytes));
    }

    /** As COPY wants text. */
    private static void escaped(@Nullable String text, StringBuilder out) {
        if (text == null) {
            out.append("\\N");
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
    }
}
