package io.bihuan.server.citizen;

import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.yaml.YamlDocument;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import io.bihuan.server.yaml.YamlMap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The list of what citizens can report: the installation's own, or the one that ships. Read at start. */
@Component
public class CitizenServices {

    private static final Logger LOG = LoggerFactory.getLogger(CitizenServices.class);
    private static final String SHIPPED = "citizen/services.yaml";

    private final List<CitizenService> services;
    private final CaseTypes types;

    CitizenServices(DataDirectory data, CaseTypes types) {
        this.types = types;
        Path own = data.resolve("citizen-services.yaml");
        this.services = Files.isRegularFile(own) ? readOwn(own) : read(SHIPPED, YamlFiles.shipped(SHIPPED));
    }

    private static List<CitizenService> readOwn(Path own) {
        try {
            return read(own.toString(), YamlFiles.text(own));
        } catch (YamlFaults.InvalidYaml e) {
            e.faults().forEach(fault -> LOG.error("Not taken: {}", fault));
            return read(SHIPPED, YamlFiles.shipped(SHIPPED));
        }
    }

    static List<CitizenService> read(String file, String text) {
        var faults = new YamlFaults();
        var services = new ArrayList<CitizenService>();
        YamlDocument.read(file, text, faults).ifPresent(top -> {
            top.text("source");
            top.text("mark");
            top.maps("services").forEach(map -> services.add(service(map)));
            top.finish();
        });
        faults.throwIfAny();
        return List.copyOf(services);
    }

    private static CitizenService service(YamlMap map) {
        String code = map.text("code");
        if (!code.matches("[a-z][a-z0-9-]{0,39}")) {
            map.fault("code", "must be small letters, digits and hyphens");
        }
        var service = new CitizenService(
                code,
                map.text("name"),
                map.text("nameEn"),
                map.text("group"),
                map.text("groupEn"),
                map.texts("keywords"),
                (int) map.integer("severity", 1, 4, 2),
                map.text("type"));
        map.finish();
        return service;
    }

    /** Everything that can be reported now: services whose case type is in force. */
    public List<CitizenService> all() {
        return services.stream()
                .filter(service -> types.find(service.type()).isPresent())
                .toList();
    }

    /** A service that can be reported now. */
    public Optional<CitizenService> find(String code) {
        return all().stream().filter(service -> service.code().equals(code)).findFirst();
    }
}
