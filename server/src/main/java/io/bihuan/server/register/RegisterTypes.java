package io.bihuan.server.register;

import io.bihuan.server.http.Problem;
import io.bihuan.server.yaml.YamlFault;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kinds of register in force: those that ship, and those in {@code <data>/register-types}, which take the place of
 * shipped ones with the same key. A file with faults is refused as a whole and loudly.
 */
public final class RegisterTypes {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterTypes.class);
    private static final List<String> SHIPPED = List.of(
            "risk", "licence", "credit-list", "household", "visit", "site", "ward", "ldar-component", "equipment");

    private final Map<String, RegisterType> byKey;
    private final List<YamlFault> faults;

    private RegisterTypes(Map<String, RegisterType> byKey, List<YamlFault> faults) {
        this.byKey = byKey;
        this.faults = List.copyOf(faults);
    }

    /**
     * Reads all kinds.
     *
     * @param directory the installation's own, need not exist
     * @throws YamlFaults.InvalidYaml when a shipped one has faults
     */
    public static RegisterTypes load(Path directory) {
        var byKey = new LinkedHashMap<String, RegisterType>();
        for (String name : SHIPPED) {
            var shippedFaults = new YamlFaults();
            String file = name + ".yaml";
            RegisterTypeFile.read(file, YamlFiles.shipped("register-types/" + file), shippedFaults)
                    .ifPresent(type -> byKey.put(type.key(), type));
            shippedFaults.throwIfAny();
        }
        var faults = new YamlFaults();
        for (Path path : YamlFiles.own(directory)) {
            RegisterTypeFile.read(path.toString(), YamlFiles.text(path), faults)
                    .ifPresent(type -> byKey.put(type.key(), type));
        }
        faults.list().forEach(fault -> LOG.error("Register refused: {}", fault));
        return new RegisterTypes(byKey, faults.list());
    }

    /** All in force. */
    public List<RegisterType> all() {
        return List.copyOf(byKey.values());
    }

    /**
     * A kind by its key.
     *
     * @throws Problem 404 {@code register-unknown}
     */
    public RegisterType get(String key) {
        RegisterType type = byKey.get(key);
        if (type == null) {
            throw Problem.notFound("register-unknown", key);
        }
        return type;
    }

    /** What is wrong in the installation's own files; they are not in force. */
    public List<YamlFault> faults() {
        return faults;
    }
}
