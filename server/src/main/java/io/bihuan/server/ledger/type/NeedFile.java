package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.yaml.YamlMap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads the gates of an action. */
final class NeedFile {

    private NeedFile() {}

    static List<Need> read(YamlMap action) {
        return action.maps("needs").stream()
                .map(NeedFile::need)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Need> need(YamlMap map) {
        Optional<Need> need = Optional.empty();
        if (map.has("fields")) {
            need = Optional.of(new Need.Fields(map.texts("fields")));
        } else if (map.has("subCases")) {
            need = map.parsed("subCases", text -> CaseWords.oneOf(text, "closed"))
                    .map(word -> new Need.SubCasesClosed());
        } else if (map.has("signed")) {
            need = map.parsed("signed", text -> CaseWords.oneOf(text, "all")).map(word -> new Need.AllSigned());
        } else if (map.has("inStage")) {
            need = map.parsed("inStage", TimeLimit::parse).map(Need.InStage::new);
        } else if (map.has("remeasured")) {
            need = map.map("remeasured").map(NeedFile::remeasured);
        } else if (map.has("evidencePlace")) {
            need = Optional.of(new Need.EvidencePlace((int) map.integer("evidencePlace", 1, 100_000, 200)));
        } else {
            map.fault("needs", "must hold one of fields, subCases, signed, inStage, remeasured, evidencePlace");
        }
        map.finish();
        return need;
    }

    private static Need remeasured(YamlMap map) {
        Duration over =
                map.requiredParsed("for", text -> CaseWords.continuous(text)).orElse(Duration.ZERO);
        String since = CaseWords.key(map, "since");
        map.finish();
        return new Need.Remeasured(over, since);
    }
}
