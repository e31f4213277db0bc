package io.bihuan.server.gateway;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Edition;
import io.bihuan.codec.jt808.Jt808Message;
import io.bihuan.codec.jt808.T0002Heartbeat;
import io.bihuan.codec.jt808.T0100Register;
import io.bihuan.codec.jt808.T0102Authentication;
import io.bihuan.codec.jt808.T0200LocationReport;
import io.bihuan.codec.jt808.T8300Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Frames to begin with: some of our own, and the recorded ones where the collection lies beside the repository. */
final class FuzzSeeds {

    private FuzzSeeds() {}

    /** Whole frames, delimiters included. */
    static List<byte[]> frames() {
        List<byte[]> frames = new ArrayList<>();
        for (Jt808Edition edition : Jt808Edition.values()) {
            for (Jt808Message message : messages(edition)) {
                frames.addAll(Jt808Codec.encode(message, edition, "13912345678", 7));
            }
        }
        frames.addAll(recorded());
        return frames;
    }

    private static List<Jt808Message> messages(Jt808Edition edition) {
        boolean newest = edition == Jt808Edition.V2019;
        OffsetDateTime time = OffsetDateTime.of(2026, 11, 22, 8, 0, 0, 0, ZoneOffset.ofHours(8));
        return List.of(
                new T0002Heartbeat(),
                new T0100Register(11, 100, "MAKER", "MODEL-1", "T000001", 2, "京A00001"),
                new T0102Authentication("code", newest ? "123456789012345" : null, newest ? "1.0" : null),
                new T0200LocationReport(0, 3, 38.9, 117.9, 10, 36, 90, time, List.of()),
                new T8300Text(1, newest ? 1 : 0, "前方大雾"));
    }

    private static List<byte[]> recorded() {
        Path file = Path.of(System.getProperty("bihuan.root", "."), "..", "shared", "protocol", "frames.tsv");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .filter(row -> row[0].startsWith("JT808") || row[0].startsWith("JSATL12"))
                    .filter(row -> row[2].startsWith("valid") && !row[0].endsWith("-BODY"))
                    .map(row -> HexFormat.of().parseHex(row[3]))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
