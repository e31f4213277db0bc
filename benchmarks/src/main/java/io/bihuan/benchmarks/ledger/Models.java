package io.bihuan.benchmarks.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Files the cases that are copied: ten steps each, of every severity, open in every stage and closed. */
final class Models {

    private static final String REMARK = "已电话联系企业负责人，要求当日组织整改并上报现场情况";

    private final Person admin;
    private final long company;

    Models(Person admin, long company) {
        this.admin = admin;
        this.company = company;
    }

    /** The ids of the models; two in five are closed. */
    List<Long> make() {
        var models = new ArrayList<Long>();
        for (int severity = 1; severity <= 4; severity++) {
            models.add(handled(severity, true));
            models.add(handled(severity, true));
            models.add(handled(severity, false));
            models.add(waiting(severity, List.of("accept", "dispatch")));
            models.add(waiting(severity, List.of("accept")));
        }
        return models;
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
        return admin.post(
                "/api/cases",
                Map.of(
                        "type",
                        "bench",
                        "title",
                        "渤海路与港城大街交叉口运输车辆遗撒渣土约二十米",
                        "severity",
                        severity,
                        "organisationId",
                        company,
                        "place",
                        "海澄市港城街道渤海路 88 号门前",
                        "longitudeDegrees",
                        117.512345,
                        "latitudeDegrees",
                        38.912345,
                        "fields",
                        Map.of("cause", "车厢密闭不严"),
                        "reason",
                        "群众来电反映"),
                201);
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
