package io.bihuan.server.scope;

import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A company's plan, a check of its own, and a photo of it. */
record SecretChecks(long plan, long task, long photo) {

    /** A checklist that ships: questions are shown to everybody. */
    static final String CHECKLIST = "enterprise-safety";

    /** What a stranger would hand in, complete but for the right. */
    static final Map<String, String> BODIES = Map.of(
            "PUT /api/check-plans/{id}",
            """
            {"name": "stranger", "listKey": "enterprise-safety", "assigneeOrganisationId": 1, "rhythm": "FREQ=DAILY",
             "within": "1d", "startsOn": "2026-11-22", "version": 1,
             "targets": [{"id": 0, "kind": "SITE", "name": "stranger", "organisationId": 1}]}""",
            "POST /api/check-tasks/{id}/result",
            """
            {"clientId": "7b2f1c1e-0d6d-4c55-9c0c-2f6f6f7d0001", "startedAt": "2026-11-22T00:00:00Z",
             "finishedAt": "2026-11-22T00:01:00Z", "answers": {}}""",
            "PUT /api/checklists/{key}",
            """
            {"version": 1, "definition": {"key": "enterprise-safety", "name": "stranger", "nameEn": "stranger",
             "kind": "general", "scoring": "SHARE", "passPercent": 1, "source": "stranger", "mark": "M",
             "items": [{"key": "a", "text": "a", "textEn": "a", "points": 0, "weight": 1, "critical": false,
               "required": true, "photos": 1}]}}""");

    static SecretChecks make(TestClient manager, long organisation) {
        var plan = new HashMap<String, Object>(Map.of(
                "name",
                SecretThings.MARK + "计划",
                "listKey",
                CHECKLIST,
                "assigneeOrganisationId",
                organisation,
                "rhythm",
                "FREQ=MONTHLY",
                "within",
                "30d",
                "startsOn",
                "2036-01-01"));
        plan.put(
                "targets",
                List.of(Map.of(
                        "id", 0, "kind", "SITE", "name", SecretThings.MARK + "厂房", "organisationId", organisation)));
        long planId = made(manager.post("/api/check-plans", plan)).get("id").asLong();
        long task = made(manager.post(
                        "/api/check-tasks",
                        Map.of("listKey", CHECKLIST, "name", SecretThings.MARK + "自查", "organisationId", organisation)))
                .get("task")
                .get("id")
                .asLong();
        Answer photo = manager.upload(
                "/api/check-photos?clientId=" + UUID.randomUUID() + "&takenAt=2026-11-22T00:00:00Z&taskId=" + task,
                "a.jpg",
                SecretThings.PICTURE);
        return new SecretChecks(planId, task, made(photo).get("id").asLong());
    }

    private static JsonNode made(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError("Not made: " + answer.text());
        }
        return answer.body();
    }
}
