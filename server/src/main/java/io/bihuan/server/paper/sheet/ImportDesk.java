package io.bihuan.server.paper.sheet;

import io.bihuan.server.asset.AssetFilter;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.condition.FilingConditions;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import io.bihuan.server.ledger.type.LoopRules;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lays out what an import of a type needs: its columns, what names stand for, the words of its report. */
@Component
class ImportDesk {

    private final CaseTypes types;
    private final Directory directory;
    private final Assets assets;
    private final FilingConditions conditions;
    private final People people;
    private final Messages messages;

    ImportDesk(
            CaseTypes types,
            Directory directory,
            Assets assets,
            FilingConditions conditions,
            People people,
            Messages messages) {
        this.types = types;
        this.directory = directory;
        this.assets = assets;
        this.conditions = conditions;
        this.people = people;
        this.messages = messages;
    }

    /** Whoever sent a file, as they are now; empty when they may not sign in any more. */
    Optional<Viewer> viewer(long personId) {
        return people.find(personId).filter(Person::active).map(directory::viewerOf);
    }

    ImportColumns columns(String typeKey, Viewer viewer, Locale locale) {
        CaseType type = types.find(typeKey).orElseThrow(() -> Problem.invalid("case-type-unknown", typeKey));
        return new ImportColumns(
                type,
                messages,
                locale,
                type.loop().conditions() == LoopRules.Conditions.NONE ? List.of() : conditions.inForce(typeKey),
                RowReader.names(directory.organisations(viewer.scope())));
    }

    RowReader reader(ImportColumns columns, Viewer viewer) {
        return new RowReader(
                columns,
                viewer,
                directory.organisations(viewer.scope()),
                assets.search(new AssetFilter(null, null, null)));
    }

    ImportReport report(ImportColumns columns, Locale locale) {
        return new ImportReport(messages, locale, columns);
    }
}
