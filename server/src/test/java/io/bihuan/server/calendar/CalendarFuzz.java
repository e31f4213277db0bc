package io.bihuan.server.calendar;

import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Any text as a season and as a time limit. */
public final class CalendarFuzz implements Consumer<byte[]> {

    /** The shipped season, and limits. */
    public static List<byte[]> seeds() {
        return List.of(
                YamlFiles.shipped("calendars/season-planting.yaml").getBytes(StandardCharsets.UTF_8),
                "5wd".getBytes(StandardCharsets.UTF_8),
                "24h".getBytes(StandardCharsets.UTF_8),
                "30m".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void accept(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        var faults = new YamlFaults();
        if (CalendarFile.readSeason("season-fuzz.yaml", text, faults).isEmpty() && faults.none()) {
            throw new IllegalStateException("refused without a reason");
        }
        try {
            TimeLimit.parse(text);
        } catch (IllegalArgumentException said) {
            if (said.getMessage() == null) {
                throw new IllegalStateException("refused without a reason", said);
            }
        }
    }
}
