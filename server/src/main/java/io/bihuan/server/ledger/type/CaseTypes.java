package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.Calendars;
import io.bihuan.server.yaml.YamlFault;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The case types in force: those that ship, and those in {@code <data>/case-types}, which take the place of shipped ones
 * with the same key. A file with faults is refused as a whole and loudly; the type it was to replace stays in force, and
 * the rest of the platform works on, because a slip in one file must not stop the sensing of a city.
 */
public final class CaseTypes {

    private static final Logger LOG = LoggerFactory.getLogger(CaseTypes.class);
    private static final List<String> SHIPPED = List.of(
            "vehicle-safety.yaml",
            "general-hazard.yaml",
            "major-hazard.yaml",
            "city-case.yaml",
            "citizen-report.yaml",
            "hotline.yaml",
            "tip-off.yaml",
            "covert-check.yaml",
            "inspection-rectification.yaml",
            "enterprise-request.yaml",
            "paired-aid-candidate.yaml",
            "aid-difficulty.yaml",
            "licence-finding.yaml",
            "credit-listing.yaml",
            "quality-defect.yaml",
            "key-task.yaml",
            "supervision-order.yaml",
            "construction-dust.yaml",
            "ldar-leak.yaml",
            "equipment-work-order.yaml");

    private final Map<String, CaseType> byKey;
    private final List<YamlFault> faults;

    private CaseTypes(Map<String, CaseType> byKey, List<YamlFault> faults) {
        this.byKey = byKey;
        this.faults = List.copyOf(faults);
    }

    /**
     * Reads all types.
     *
     * @param directory the installation's own types, need not exist
     * @param calendars the calendars and seasons there are
     * @throws YamlFaults.InvalidYaml when a shipped type has faults
     */
    public static CaseTypes load(Path directory, Calendars calendars) {
        var byKey = new LinkedHashMap<String, CaseType>();
        for (String name : SHIPPED) {
            var shippedFaults = new YamlFaults();
            CaseTypeFile.read(name, YamlFiles.shipped("case-types/" + name), calendars, shippedFaults)
                    .ifPresent(type -> byKey.put(type.key(), type));
            shippedFaults.throwIfAny();
        }
        var faults = new YamlFaults();
        for (Path path : YamlFiles.own(directory)) {
            CaseTypeFile.read(path.toString(), YamlFiles.text(path), calendars, faults)
                    .ifPresent(type -> byKey.put(type.key(), type));
        }
        faults.list().forEach(fault -> LOG.error("Case type refused: {}", fault));
        return new CaseTypes(byKey, faults.list());
    }

    /** All types in force. */
    public List<CaseType> all() {
        return List.copyOf(byKey.values());
    }

    /** A type by its key. */
    public Optional<CaseType> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** What is wrong in the installation's own files; they are not in force. */
    public List<YamlFault> faults() {
        return faults;
    }
}
