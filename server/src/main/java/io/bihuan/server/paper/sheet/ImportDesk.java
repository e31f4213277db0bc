package io.bihuan.server.paper.sheet;

import io.bihuan.server.asset.AssetFilter;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Lays out what an import of a type needs: its columns, what names stand for, the words of its report. */
@Component
class ImportDesk {

    private final CaseTypes types;
    private final Directory directory;
    private final Assets assets;
    private final Messages messages;

    ImportDesk(CaseTypes types, Directory directory, Assets assets, Messages messages) {
        this.types = types;
        this.directory = directory;
        this.assets = assets;
        this.messages = messages;
    }

    ImportColumns columns(String typeKey, Viewer viewer, Locale locale) {
        CaseType type = types.find(typeKey).orElseThrow(() -> Problem.invalid("case-type-unknown", typeKey));
        return new ImportColumns(type, messages, locale, RowReader.names(directory.organisations(viewer.scope())));
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
