package io.bihuan.server.detection;

import io.bihuan.server.live.LiveHub;
import io.bihuan.server.live.LiveMessage;
import io.bihuan.server.live.LiveTopic;
import io.bihuan.server.live.Translated;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Tells the screens of changed alarms, as rows of their list; inside a transaction, once it has committed. */
@Component
class AlarmAnnouncer {

    private final AlarmQueries queries;
    private final AlarmKinds kinds;
    private final LiveHub live;

    AlarmAnnouncer(AlarmQueries queries, AlarmKinds kinds, LiveHub live) {
        this.queries = queries;
        this.kinds = kinds;
        this.live = live;
    }

    /** Called in a transaction whose scope sees the alarms. */
    void announce(Collection<String> alarmIds) {
        if (alarmIds.isEmpty()) {
            return;
        }
        for (AlarmRecord alarm : queries.byIds(alarmIds)) {
            live.publish(new LiveMessage(
                    LiveTopic.ALARM,
                    alarm.row().id(),
                    alarm.row().organisation().id(),
                    alarm.gridId(),
                    (Translated) language ->
                            alarm.row().withKindName(kinds.name(alarm.row().kind(), language))));
        }
    }
}
