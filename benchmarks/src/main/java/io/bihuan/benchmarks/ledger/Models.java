package io.bihuan.benchmarks.ledger;

import io.bihuan.benchmarks.Person;
import io.bihuan.benchmarks.load.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Files the cases that are copied: ten steps each, of every severity, open in every stage and closed. */
final class Models {

    /** The road in all texts; copies lie on others. */
    static final String ROAD = "渤海路";

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final String REMARK = "已电话联系企业负责人，要求当日组织整改并上报现场情况";

    private final Person admin;
    private final long company;

    Models(Person admin, long company) {
        this.admin = admin;
        this.company = company;
    }

    /** Of so many models, so many are open. */
    static final int OPEN_OF = 4;

    static final int ALL_OF = 5;

    /** The ids of the models; one in five is closed. Returns when the gravest have run over time and were marked. */
    List<Long> make() {
        var models = new ArrayList<Long>();
        for (int severity = 1; severity <= 4; severity++) {
            models.add(handled(severity, true));
            models.add(handled(severity, false));
            models.add(handled(severity, false));
            models.add(waiting(severity, List.of("accept", "dispatch")));
            models.add(waiting(severity, List.of("accept")));
        }
        long last = models.getLast();
        Waiting.until("the models have run over time", LONGEST_WAIT, () -> isMarked(last));
        return models;
    }

    /** Whether a case was marked as over time and its ladder climbed. */
    private boolean isMarked(long caseId) {
        List<String> steps = new ArrayList<>();
        admin.get("/api/cases/" + caseId)
                .get("events")
                .forEach(event -> steps.add(event.get("action").asString()));
        return steps.containsAll(List.of("overdue", "escalated"));
    }

    /** Filed, worked on, rejected once, handed in again; closed at last, or not yet. */
    private long handled(int severity, boolean closed) {
        JsonNode seen = file(severity);
        for (String action :
                List.of("accept", "dispatch", "hand-in", "reject", "remark", "hand-in", "remark", "remark")) {
            seen = act(seen, action);
        }
        return act(seen, closed ? "close" : "remark").get("id").asLong();
    }

    private long waiting(int severity, List<String> actions) {
        JsonNode seen = file(severity);
        for (String action : actions) {
            seen = act(seen, action);
        }
        for (int i = actions.size() + 1; i < 10; i++) {
            seen = act(seen, "remark");
        }
        return seen.get("id").asLong();
    }

    private JsonNode file(int severity) {
        JsonNode filed = admin.post(
                "/api/cases",
                Map.of(
                        "type",
                        "bench",
                        "title",
                        ROAD + "与港城大街交叉口运输车辆遗撒渣土约二十米",
                        "severity",
                        severity,
                        "organisationId",
                        company,
                        "place",
                        "海澄市港城街道" + ROAD + " 88 号门前",
                        "longitudeDegrees",
                        117.512345,
                        "latitudeDegrees",
                        38.912345,
                        "fields",
                        Map.of("cause", "车厢密闭不严"),
                        "reason",
                        "群众来电反映"),
                201);
        return admin.get("/api/cases/" + filed.get("id").asLong());
    }

    private JsonNode act(JsonNode seen, String action) {
        var body = new HashMap<String, Object>();
        body.put("version", seen.get("version").asLong());
        body.put("reason", REMARK);
        if (action.equals("hand-in")) {
            body.put("fields", Map.of("cause", "车厢密闭不严", "measure", "清扫路面，更换密闭装置，教育驾驶员"));
        }
        return admin.post("/api/cases/" + seen.get("id").asLong() + "/actions/" + action, body, 200);
    }
}
