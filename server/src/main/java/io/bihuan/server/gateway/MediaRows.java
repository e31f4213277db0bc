package io.bihuan.server.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The {@code terminal_media} table. */
@Repository
class MediaRows {

    private final JdbcClient jdbc;

    MediaRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A stored file: what it is and under which hash its bytes lie. */
    record Stored(long id, int kind, int format, String sha256, long sizeBytes) {}

    List<CommandView.MediaRef> ofCommand(long commandId) {
        return jdbc.sql(
                        "select id, channel, size_bytes, received_at from bihuan.terminal_media where command_id = :command"
                                + " order by id")
                .param("command", commandId)
                .query(MediaRows::ref)
                .list();
    }

    List<CommandView.MediaRef> ofAsset(long assetId) {
        return jdbc.sql("select id, channel, size_bytes, received_at from bihuan.terminal_media where asset_id = :asset"
                        + " order by id desc limit 200")
                .param("asset", assetId)
                .query(MediaRows::ref)
                .list();
    }

    Optional<Stored> byId(long id) {
        return jdbc.sql("select id, kind, format, sha256, size_bytes from bihuan.terminal_media where id = :id")
                .param("id", id)
                .query((row, number) -> new Stored(
                        row.getLong("id"),
                        row.getInt("kind"),
                        row.getInt("format"),
                        row.getString("sha256"),
                        row.getLong("size_bytes")))
                .optional();
    }

    private static CommandView.MediaRef ref(ResultSet row, int number) throws SQLException {
        return new CommandView.MediaRef(
                row.getLong("id"),
                row.getInt("channel"),
                row.getLong("size_bytes"),
                row.getTimestamp("received_at").toInstant());
    }
}
