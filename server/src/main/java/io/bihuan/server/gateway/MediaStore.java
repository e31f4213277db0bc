package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T0801MediaData;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.database.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pictures and sounds terminals send, below {@code <data>/media} under the hash of their content: a file is written
 * beside its place, flushed and moved there, and never changed.
 */
@Component
class MediaStore {

    private static final Duration SNAPSHOT_WINDOW = Duration.ofMinutes(15);
    private static final int EVENT_PLATFORM = 0;

    private final Path root;
    private final TerminalRows transactions;
    private final CommandRows commands;
    private final Assets assets;
    private final JdbcClient jdbc;

    MediaStore(
            DataDirectory directory, TerminalRows transactions, CommandRows commands, Assets assets, JdbcClient jdbc) {
        this.root = directory.resolve("media");
        this.transactions = transactions;
        this.commands = commands;
        this.assets = assets;
        this.jdbc = jdbc;
    }

    /** Stores a file and answers the command that asked for it, null when none did. */
    @Nullable
    CommandRow store(long assetId, String frame, long receivedMillis, T0801MediaData data) {
        String sha256 = hash(data.data());
        write(sha256, data.data());
        Asset asset = assets.known(assetId);
        if (asset == null) {
            return null;
        }
        return transactions
                .asSystem("file a picture", () -> {
                    Optional<CommandRow> command = data.event() == EVENT_PLATFORM
                            ? commands.snapshotSince(
                                    assetId,
                                    Instant.ofEpochMilli(receivedMillis).minus(SNAPSHOT_WINDOW))
                            : Optional.empty();
                    insert(
                            asset,
                            frame,
                            receivedMillis,
                            data,
                            sha256,
                            command.map(CommandRow::id).orElse(null));
                    return command;
                })
                .orElse(null);
    }

    private void insert(
            Asset asset,
            String frame,
            long receivedMillis,
            T0801MediaData data,
            String sha256,
            @Nullable Long commandId) {
        T0200LocationReport location = data.location();
        jdbc.sql(
                        "insert into bihuan.terminal_media (asset_id, media_id, kind, format, event, channel, sha256, size_bytes,"
                                + " received_at, latitude_degrees, longitude_degrees, frame, command_id, organisation_id, grid_id)"
                                + " values (:asset, :media, :kind, :format, :event, :channel, :sha256, :size, :received, :latitude,"
                                + " :longitude, :frame, :command, :organisation, :grid)"
                                + " on conflict (asset_id, media_id, sha256) do nothing")
                .param("asset", asset.id())
                .param("media", data.mediaId())
                .param("kind", data.kind())
                .param("format", data.format())
                .param("event", data.event())
                .param("channel", data.channel())
                .param("sha256", sha256)
                .param("size", data.data().length)
                .param("received", Instant.ofEpochMilli(receivedMillis).atOffset(ZoneOffset.UTC))
                .param("latitude", location == null ? null : location.latitudeDegrees())
                .param("longitude", location == null ? null : location.longitudeDegrees())
                .param("frame", frame)
                .param("command", commandId)
                .param("organisation", asset.organisationId())
                .param("grid", asset.gridId())
                .update();
    }

    /** The bytes under a hash. */
    Path file(String sha256) {
        return root.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private void write(String sha256, byte[] bytes) {
        Path place = file(sha256);
        if (Files.exists(place)) {
            return;
        }
        try {
            Files.createDirectories(place.getParent());
            Path beside = Files.createTempFile(place.getParent(), "incoming", ".part");
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store a terminal's file at " + place, e);
        }
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
