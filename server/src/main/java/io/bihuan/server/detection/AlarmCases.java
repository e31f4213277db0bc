package io.bihuan.server.detection;

import java.util.Collection;
import java.util.Map;

/** Which case an alarm belongs to. Implemented by the ledger, asked in the viewer's scope. */
public interface AlarmCases {

    /** The cases of these alarms; alarms without a case in view are missing. */
    Map<String, CaseRef> casesOf(Collection<String> alarmIds);

    /** A case in one line. */
    record CaseRef(long id, String number) {}
}
