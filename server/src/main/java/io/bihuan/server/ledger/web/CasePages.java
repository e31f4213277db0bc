package io.bihuan.server.ledger.web;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.detection.AlarmRow;
import io.bihuan.server.detection.Alarms;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseDetail;
import io.bihuan.server.ledger.CaseFolder;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A case as its page shows it. */
@Component
class CasePages {

    private final CaseFolder folder;
    private final Alarms alarms;
    private final Audit audit;

    CasePages(CaseFolder folder, Alarms alarms, Audit audit) {
        this.folder = folder;
        this.alarms = alarms;
        this.audit = audit;
    }

    /**
     * Opens a case for somebody. Whoever sees a case sees its alarms, also a handler who does not see the vehicle. That a
     * confidential one was opened stands in the audit log.
     */
    CaseDetail open(long id, Actor actor, Locale locale) {
        CaseDetail detail = folder.open(id, actor, locale);
        if (detail.row().confidential()) {
            audit.looked("case.read-confidential", "case:" + id, Map.of());
        }
        List<String> ids = folder.alarmIds(id);
        if (ids.isEmpty()) {
            return detail;
        }
        List<AlarmRow> rows = DataScopes.callAsSystem("alarms of a case in view", () -> alarms.byIds(ids));
        return detail.withAlarms(
                rows.stream().sorted(Comparator.comparing(AlarmRow::startTime)).toList());
    }
}
