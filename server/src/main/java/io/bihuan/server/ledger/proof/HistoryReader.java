package io.bihuan.server.ledger.proof;

import io.bihuan.server.ledger.history.CaseEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/**
 * Reads the histories of many cases at once, for checking: in the database's own binary form, which it sends and we read
 * several times as fast as rows of text, and without taking them apart before somebody asks. Runs in the caller's
 * transaction, and so in its scope.
 */
@Component
class HistoryReader {

    private static final int HEAD_BYTES = 19;
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n'};

    /** PostgreSQL counts microseconds from the beginning of 2000. */
    private static final long EPOCH_SECONDS = 946_684_800L;

    private static final long MICROS = 1_000_000L;

    private final DataSource dataSource;

    HistoryReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The steps, still packed, of every case in scope from one id to another, by case, each history in order. */
    List<byte[]> packed(long firstCase, long lastCase) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            CopyOut out = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select " + CaseEvent.COLUMNS + " from bihuan.case_event where case_id between "
                            + firstCase + " and " + lastCase
                            + " order by case_id, sequence) to stdout (format binary)");
            var rows = new ArrayList<byte[]>();
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new TransientDataAccessResourceException("The ledger's history could not be read", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Unpacks a step; null for what ends a transfer and is none. */
    static @Nullable CaseEvent unpacked(byte[] row) {
        var columns = ByteBuffer.wrap(row);
        if (Arrays.mismatch(row, SIGNATURE) >= SIGNATURE.length) {
            columns.position(HEAD_BYTES);
        }
        if (columns.remaining() < Short.BYTES || columns.getShort() < 0) {
            return null;
        }
        return new CaseEvent(
                whole(columns),
                whole(columns),
                text(columns),
                text(columns),
                wholeOrNull(columns),
                text(columns),
                time(columns),
                textOrNull(columns),
                text(columns),
                bytes(columns),
                bytes(columns));
    }

    private static long whole(ByteBuffer columns) {
        columns.getInt();
        return columns.getLong();
    }

    private static @Nullable Long wholeOrNull(ByteBuffer columns) {
        return columns.getInt() < 0 ? null : columns.getLong();
    }

    private static Instant time(ByteBuffer columns) {
        long micros = whole(columns);
        return Instant.ofEpochSecond(
                EPOCH_SECONDS + Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * 1_000L);
    }

    private static String text(ByteBuffer columns) {
        @Nullable String text = textOrNull(columns);
        return text == null ? "" : text;
    }

    private static @Nullable String textOrNull(ByteBuffer columns) {
        int length = columns.getInt();
        if (length < 0) {
            return null;
        }
        var text = new String(columns.array(), columns.position(), length, StandardCharsets.UTF_8);
        columns.position(columns.position() + length);
        return text;
    }

    private static byte[] bytes(ByteBuffer columns) {
        var bytes = new byte[Math.max(0, columns.getInt())];
        columns.get(bytes);
        return bytes;
    }
}
