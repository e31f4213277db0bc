package io.bihuan.server.detection;

import io.bihuan.engine.Engine;
import io.bihuan.engine.FrameDecoder;
import io.bihuan.server.database.DatabaseAccess;
import io.bihuan.server.database.DatabaseException;
import io.bihuan.server.database.StoppedData;
import io.bihuan.server.settings.Setting;
import io.bihuan.server.settings.Settings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code export fixes}: position reports as CSV, from a stopped data directory or from a running server. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write position reports as CSV.",
        footer = {
            "",
            "From the data directory of a stopped server, or with --server and an API token that may EXPORT_DATA from a",
            "running one. Times are ISO-8601; without an offset they are in the city's zone (setting zone).",
            "Example: bihuan export fixes --from 2026-11-22 --to 2026-11-23 --out fixes.csv"
        })
public final class ExportCommand implements Callable<Integer> {

    /** What can be exported. */
    enum What {
        fixes
    }

    @Parameters(index = "0", paramLabel = "WHAT", description = "fixes: position reports")
    private What what = What.fixes;

    @Option(names = "--from", required = true, description = "first device time")
    private String from = "";

    @Option(names = "--to", required = true, description = "device time before which to end")
    private String to = "";

    @Option(names = "--asset", description = "one vehicle's number; all without it")
    private @Nullable Long asset;

    @Option(names = "--out", description = "file to write; standard output without it")
    private @Nullable Path out;

    @Option(names = "--server", description = "address of a running server, such as http://127.0.0.1:8080")
    private @Nullable String server;

    @Option(names = "--token", defaultValue = "${env:BIHUAN_TOKEN}", description = "API token (or BIHUAN_TOKEN)")
    private @Nullable String token;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Settings settings = Settings.current();
        ZoneId zone = ZoneId.of(settings.get(Setting.ZONE));
        Instant begin = time("--from", from, zone);
        Instant end = time("--to", to, zone);
        if (!begin.isBefore(end)) {
            throw wrong("--from must lie before --to");
        }
        try (Writer writer = writer()) {
            if (server != null) {
                return fromServer(server, begin, end, writer);
            }
            fromDirectory(settings, begin, end, writer);
            return 0;
        }
    }

    private void fromDirectory(Settings settings, Instant begin, Instant end, Writer writer) throws IOException {
        Map<Long, FixCsv.Owner> owners = owners(settings);
        FrameDecoder decoder = ServiceLoader.load(FrameDecoder.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No frame decoder on the class path"));
        var lines = new AtomicLong();
        try (StoppedData data = stopped(settings.data());
                Engine engine = Engine.openReadOnly(data.root().resolve("engine"), decoder)) {
            FixCsv.header(writer);
            engine.forEachFix(begin.toEpochMilli(), end.toEpochMilli(), asset, fix -> {
                FixCsv.line(writer, owners.getOrDefault(fix.assetId(), new FixCsv.Owner("", "")), fix);
                lines.incrementAndGet();
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        say(lines.get() + " fixes exported");
    }

    private StoppedData stopped(Path root) {
        try {
            return StoppedData.open(root);
        } catch (DatabaseException e) {
            if (e.code().equals("data-in-use")) {
                say("A server runs on this data; export from it with --server http://HOST:PORT --token bh_…");
            }
            throw e;
        }
    }

    /** Phones and plates by asset; a directory without its database still gives its fixes. */
    private Map<Long, FixCsv.Owner> owners(Settings settings) {
        Map<Long, FixCsv.Owner> owners = new HashMap<>();
        try (DatabaseAccess access = DatabaseAccess.open(settings)) {
            access.asSystem(() -> access.jdbc()
                    .sql("select a.id, a.plate, max(t.phone) as phone from bihuan.asset a"
                            + " left join bihuan.terminal t on t.asset_id = a.id group by a.id, a.plate")
                    .query((row, number) -> owners.put(
                            row.getLong("id"),
                            new FixCsv.Owner(
                                    Objects.requireNonNullElse(row.getString("phone"), ""), row.getString("plate"))))
                    .list());
        } catch (DatabaseException e) {
            if (!e.code().equals("no-data")) {
                throw e;
            }
            say("There is no database here: phone and plate stay empty.");
        }
        return owners;
    }

    private int fromServer(String address, Instant begin, Instant end, Writer writer)
            throws IOException, InterruptedException {
        if (token == null || token.isBlank()) {
            throw wrong("--server needs an API token: --token bh_… or BIHUAN_TOKEN");
        }
        String query = "/api/export/fixes?from=" + begin + "&to=" + end + (asset == null ? "" : "&asset=" + asset);
        var request = HttpRequest.newBuilder(URI.create(address.replaceAll("/+$", "") + query))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var reader = new java.io.InputStreamReader(response.body(), StandardCharsets.UTF_8)) {
                if (response.statusCode() != 200) {
                    say("bihuan: the server refused the export (" + response.statusCode()
                            + "). Does the token exist, and may it EXPORT_DATA?");
                    return 1;
                }
                reader.transferTo(writer);
                return 0;
            }
        }
    }

    private Writer writer() throws IOException {
        if (out != null) {
            return Files.newBufferedWriter(out, StandardCharsets.UTF_8);
        }
        return new BufferedWriter(commandSpec().commandLine().getOut()) {
            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }

    private Instant time(String option, String text, ZoneId zone) {
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            boolean offset = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d$");
            return offset
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong(option + " is \"" + text + "\"; write it like 2026-11-22, 2026-11-22T08:00 or"
                    + " 2026-11-22T08:00:00Z");
        }
    }

    private void say(String sentence) {
        commandSpec().commandLine().getErr().println(sentence);
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(commandSpec().commandLine(), sentence);
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "The command runs under picocli only");
    }
}
