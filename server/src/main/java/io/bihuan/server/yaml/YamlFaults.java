package io.bihuan.server.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong in the files being read, so that their author hears of everything at once. */
public final class YamlFaults {

    private final List<YamlFault> faults = new ArrayList<>();

    void add(String file, Node node, String fault) {
        add(
                file,
                node.getStartMark().map(Mark::getLine).orElse(0),
                node.getStartMark().map(Mark::getColumn).orElse(0),
                fault);
    }

    void add(String file, int line, int column, String fault) {
        faults.add(new YamlFault(file, line + 1, column + 1, fault));
    }

    /** All faults so far, in the order found. */
    public List<YamlFault> list() {
        return Collections.unmodifiableList(faults);
    }

    /** Whether nothing was found wrong. */
    public boolean none() {
        return faults.isEmpty();
    }

    /**
     * Refuses to go on when anything is wrong.
     *
     * @throws InvalidYaml naming every fault
     */
    public void throwIfAny() {
        if (!faults.isEmpty()) {
            throw new InvalidYaml(faults);
        }
    }

    /** Settings that cannot be used; the message names every fault on its own line. */
    public static final class InvalidYaml extends RuntimeException {

        private final transient List<YamlFault> faults;

        InvalidYaml(List<YamlFault> faults) {
            super(faults.stream().map(YamlFault::toString).collect(Collectors.joining("\n")));
            this.faults = List.copyOf(faults);
        }

        /** What is wrong, in the order found. */
        public List<YamlFault> faults() {
            return faults;
        }
    }
}
