package io.bihuan.server.check;

import io.bihuan.server.check.Checklists.Origin;
import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.yaml.YamlFault;
import io.bihuan.server.yaml.YamlFaults;
import io.bihuan.server.yaml.YamlFiles;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes in the checklists that ship and those in {@code <data>/checklists} at every start. A file with faults is refused
 * loudly; what was in force stays so.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class ChecklistLoader implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ChecklistLoader.class);

    /** Files that ship, below {@code checklists/} on the class path: a new one is one line here. */
    static final List<String> SHIPPED = List.of(
            "dust-six-in-place.yaml",
            "dust-seven-hundred-percent.yaml",
            "dust-two-bans.yaml",
            "enterprise-safety.yaml",
            "chemical-major-hazards.yaml",
            "hospital-rational-drug-use.yaml",
            "hospital-preoperative-assessment.yaml",
            "hospital-vte-caprini.yaml",
            "hospital-ward-rounds.yaml",
            "covert-check.yaml",
            "street-patrol.yaml");

    private final Checklists checklists;
    private final Openings openings;
    private final DataDirectory data;
    private volatile List<YamlFault> faults = List.of();

    ChecklistLoader(Checklists checklists, Openings openings, DataDirectory data) {
        this.checklists = checklists;
        this.openings = openings;
        this.data = data;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        DataScopes.runAsSystem("checklists", this::takeIn);
    }

    private void takeIn() {
        var shipped = new YamlFaults();
        for (String name : SHIPPED) {
            // The conditions they name are examples, like those of the table that ships; a city keeps its own, and then
            // whoever checks chooses.
            ChecklistFile.read(name, YamlFiles.shipped("checklists/" + name), opens -> List.of(), shipped)
                    .ifPresent(list -> checklists.takeIn(list, Origin.SHIPPED));
        }
        shipped.throwIfAny();
        var own = new YamlFaults();
        for (Path path : YamlFiles.own(data.resolve("checklists"))) {
            ChecklistFile.read(path.toString(), YamlFiles.text(path), openings::faults, own)
                    .ifPresent(list -> checklists.takeIn(list, Origin.FILE));
        }
        own.list().forEach(fault -> LOG.error("Checklist refused: {}", fault));
        faults = own.list().stream().toList();
    }

    /** What is wrong in the installation's own files; they are not in force. */
    List<YamlFault> faults() {
        return faults;
    }
}
