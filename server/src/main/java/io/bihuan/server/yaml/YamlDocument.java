package io.bihuan.server.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Opens a settings file whose top is a mapping. */
public final class YamlDocument {

    private YamlDocument() {}

    /**
     * Reads a document. Faults are added to the collection, and an empty result means there is nothing to read on.
     *
     * @param file the name told in faults
     */
    public static Optional<YamlMap> read(String file, String text, YamlFaults faults) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(1 << 20)
                .setMaxAliasesForCollections(0)
                .build();
        try {
            var node = new Compose(settings).composeString(text);
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Optional.of(new YamlMap(file, "", mapping, faults));
            }
            faults.add(file, 0, 0, "The file must be a mapping of keys to values.");
        } catch (MarkedYamlEngineException e) {
            faults.add(
                    file,
                    e.getProblemMark().map(Mark::getLine).orElse(0),
                    e.getProblemMark().map(Mark::getColumn).orElse(0),
                    "Not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException | NumberFormatException e) {
            // The latter escapes the library where digits should follow an escape such as x.
            faults.add(file, 0, 0, "Not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }
}
