package io.bihuan.server.detection;

import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Any text as detector settings: detectors, or faults. */
public final class DetectorFuzz implements Consumer<byte[]> {

    /** The shipped settings. */
    public static List<byte[]> seeds() {
        return List.of(YamlFiles.shipped("detectors/vehicle-safety.yaml").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void accept(byte[] input) {
        try {
            DetectorFiles.parse(Map.of("fuzz.yaml", new String(input, StandardCharsets.UTF_8)));
        } catch (YamlFaults.InvalidYaml faulty) {
            if (faulty.faults().isEmpty()) {
                throw new IllegalStateException("refused without a reason", faulty);
            }
        }
    }
}
