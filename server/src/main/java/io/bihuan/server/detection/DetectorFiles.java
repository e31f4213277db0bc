package io.bihuan.server.detection;

import io.bihuan.engine.detector.DetectorSettings;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import io.bihuan.server.yaml.YamlMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The detector settings: the files shipped under {@code detectors/}, each replaced by the file of the same name in the
 * data directory, where there may be more.
 */
final class DetectorFiles {

    private DetectorFiles() {}

    /**
     * Reads all files.
     *
     * @param directory operators' own files; may be missing
     * @throws YamlFaults.InvalidYaml naming every fault with file and line
     */
    static List<DetectorSettings> read(Path directory) {
        Map<String, String> texts = new HashMap<>();
        try {
            for (Resource shipped :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:detectors/*.yaml")) {
                texts.put(
                        Objects.requireNonNull(shipped.getFilename()),
                        shipped.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The shipped detector settings cannot be read", e);
        }
        YamlFiles.own(directory).forEach(file -> texts.put(file.getFileName().toString(), YamlFiles.text(file)));
        return parse(texts);
    }

    static List<DetectorSettings> parse(Map<String, String> textsByFile) {
        var faults = new YamlFaults();
        List<DetectorSettings> all = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        new TreeMap<>(textsByFile)
                .forEach((file, text) -> YamlDocument.read(file, text, faults).ifPresent(document -> {
                    for (YamlMap entry : document.maps("detectors")) {
                        DetectorReader.read(entry).ifPresent(settings -> {
                            if (!ids.add(settings.envelope().id())) {
                                entry.fault(
                                        "id",
                                        "is used by another detector already; ids are part of alarms and must differ");
                            }
                            all.add(settings);
                        });
                    }
                    document.finish();
                }));
        faults.throwIfAny();
        return List.copyOf(all);
    }
}
