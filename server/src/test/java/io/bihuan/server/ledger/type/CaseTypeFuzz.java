package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/** Any text as a case type: a type, or faults. */
public final class CaseTypeFuzz implements Consumer<byte[]> {

    private static final Calendars CALENDARS = Calendars.load(Path.of("no-such-directory"), ZoneId.of("Asia/Shanghai"));

    /** The shipped type. */
    public static List<byte[]> seeds() {
        return List.of(YamlFiles.shipped("case-types/vehicle-safety.yaml").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void accept(byte[] input) {
        var faults = new YamlFaults();
        boolean read = CaseTypeFile.read("fuzz.yaml", new String(input, StandardCharsets.UTF_8), CALENDARS, faults)
                .isPresent();
        if (!read && faults.none()) {
            throw new IllegalStateException("refused without a reason");
        }
    }
}
