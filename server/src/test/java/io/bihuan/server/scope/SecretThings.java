package io.bihuan.server.scope;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One company's things of every kind, each with {@link #MARK} in what it is called, so that they are known again wherever
 * they turn up. A feature with things of its own adds them here: an endpoint whose path names a thing this class does not
 * know fails the test.
 */
public final class SecretThings {

    /** In every name and text of these things, and nowhere else. */
    static final String MARK = "秘QF7Z";

    /** The beginning of a JPEG file. */
    public static final byte[] PICTURE = {
        (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
    };

    final long organisation;
    /** The safety manager of the company they belong to. */
    public final TestClient manager;

    private final TestClient admin;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    /** By the beginning of a path, the thing whose id follows. The longest beginning that fits decides. */
    private final Map<String, String> byPath = new LinkedHashMap<>();
    /** By the name of a property in a body. */
    private final Map<String, Long> byProperty = new LinkedHashMap<>();

    /** Makes them all. */
    public SecretThings(TestClient admin, JdbcClient jdbc, TransactionTemplate transactions) {
        this.admin = admin;
        this.jdbc = jdbc;
        this.transactions = transactions;
        organisation = id(admin.post("/api/organisations", Map.of("kind", "ENTERPRISE", "name", MARK + "公司")));
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", organisation);
        know("/api/organisations/", "organisationId", organisation);
        know("/api/grids/", "gridId", id(admin.post("/api/grids", Map.of("level", "DISTRICT", "name", "海西区"))));
        people();
        long vehicle = vehicle();
        String alarm = alarm(vehicle);
        long caseId = caseOf(vehicle);
        terminal(vehicle, caseId);
        notice();
        calendar();
        papers(caseId);
        checks();
        register();
        byPath.put("/api/alarms/", alarm);
    }

    private void register() {
        Answer added = manager.post(
                "/api/registers/equipment/records",
                Map.of("organisationId", organisation, "fields", Map.of("tag", MARK, "name", MARK + "泵")));
        if (added.status() != 201) {
            throw new AssertionError("Not added: " + added.text());
        }
        byPath.put("/api/registers/", "equipment");
        know(
                "/api/register-records/",
                "recordId",
                added.body().get("record").get("id").asLong());
    }

    private void know(String path, String property, long id) {
        byPath.put(path, Long.toString(id));
        byProperty.put(property, id);
    }

    private static long id(Answer answer) {
        if (answer.status() != 201) {
            throw new AssertionError("Not made: " + answer.text());
        }
        return answer.body().get("id").asLong();
    }

    private void people() {
        long person = id(admin.post(
                "/api/people",
                Map.of(
                        "loginName",
                        "secret-qf7z",
                        "displayName",
                        MARK + "某某",
                        "role",
                        "ENTERPRISE_SAFETY_MANAGER",
                        "organisationId",
                        organisation,
                        "password",
                        TestClient.PASSWORD)));
        know("/api/people/", "personId", person);
        know(
                "/api/tokens/",
                "tokenId",
                id(manager.post("/api/tokens", Map.of("name", MARK + "令牌", "permissions", List.of("VIEW_VEHICLES")))));
        know(
                "/api/case-views/",
                "viewId",
                id(manager.post("/api/case-views", Map.of("name", MARK + "视图", "query", "state=open"))));
    }

    private long vehicle() {
        long vehicle = id(admin.post(
                "/api/vehicles",
                Map.of("plate", MARK + "1", "plateColour", 2, "kind", "TOUR_COACH", "organisationId", organisation)));
        know("/api/vehicles/", "assetId", vehicle);
        var ring = List.of(List.of(117.0, 38.0), List.of(117.1, 38.0), List.of(117.1, 38.1), List.of(117.0, 38.0));
        know(
                "/api/areas/",
                "areaId",
                id(admin.post(
                        "/api/areas",
                        Map.of(
                                "name",
                                "限速区",
                                "kind",
                                "SPEED",
                                "speedLimitKmh",
                                60,
                                "ring",
                                ring,
                                "organisationId",
                                organisation))));
        return vehicle;
    }

    private String alarm(long vehicle) {
        String alarm = "qf7z-" + vehicle;
        insert("""
                insert into alarm (id, asset_id, plate, asset_kind, organisation_id, kind, detector, severity, state,
                  start_time, raised_time, unit, longitude, latitude, frame, worst_frame, attributes, sequence, relayed_at)
                values (:id, :asset, :mark, 'TOUR_COACH', :organisation, 'overspeed', 'overspeed', 3, 'UNACKNOWLEDGED',
                  now(), now(), 'km/h', 117, 38, 'p0-1-0', 'p0-1-0', '{}', 1, now()) returning 1""", Map.of("id", alarm, "asset", vehicle));
        return alarm;
    }

    private long caseOf(long vehicle) {
        long caseId = id(admin.post(
                "/api/cases",
                Map.of(
                        "type",
                        "vehicle-safety",
                        "title",
                        MARK + "超速",
                        "severity",
                        3,
                        "organisationId",
                        organisation,
                        "assetId",
                        vehicle,
                        "reason",
                        MARK + "群众反映")));
        know("/api/cases/", "caseId", caseId);
        byProperty.put("id", caseId);
        know("/api/look-backs/", "lookBackId", insert("""
                insert into look_back (case_id, type, round, due_from, due_at, note)
                values (:case, 'vehicle-safety', 1, now() - interval '1 day', now(), :mark)
                returning id + 0 * length(:mark) + 0 * :organisation""", Map.of("case", caseId)));
        byPath.put("/api/filing-conditions/", "1");
        know(
                "/api/evidence/",
                "evidenceId",
                id(admin.upload("/api/cases/" + caseId + "/evidence", MARK + ".jpg", PICTURE)));
        return caseId;
    }

    private void terminal(long vehicle, long caseId) {
        long terminal = insert("""
                insert into terminal (phone, state, edition, plate, asset_id, organisation_id, first_seen, maker)
                values ('QF7Z00000001', 'APPROVED', 'V2019', :mark, :asset, :organisation, now(), :mark) returning id""", Map.of("asset", vehicle));
        know("/api/terminals/", "terminalId", terminal);
        know("/api/bad-frames/", "badFrameId", insert("""
                insert into bad_frame (received_at, phone, asset_id, code, field, byte_offset, detail, bytes, protocol,
                  level, organisation_id) values (now(), '000000000001', :asset, 'checksum', 'check', 1, :mark, '\\x7e',
                  2049, 'FRAME', :organisation) returning id""", Map.of("asset", vehicle)));
        know("/api/commands/", "commandId", insert("""
                insert into terminal_command (asset_id, kind, payload, state, created_at, created_by, created_by_name,
                  expires_at, message_id, case_id, organisation_id) values (:asset, 'TEXT', jsonb_build_object('text',
                  cast(:mark as text)), 'QUEUED', now(), 1, :mark, now() + interval '1 day', 33536, :case, :organisation)
                returning id""", Map.of("asset", vehicle, "case", caseId)));
        byPath.put("/api/frames/", "p0-1");
        byPath.put("/api/media/", "1");
    }

    private void notice() {
        know("/api/notices/", "noticeId", insert("""
                insert into notice_inbox (notice_id, person_id, organisation_id, event, title_zh, title_en, body_zh,
                  body_en, at) values (1, :person, :organisation, 'test', :mark, :mark, :mark, :mark, now())
                returning id""", Map.of("person", byProperty.getOrDefault("personId", 0L))));
        var settings = Map.of("url", "https://example.cn/" + MARK, "secret", MARK);
        long channel = id(admin.post(
                "/api/notice-channels",
                Map.of(
                        "kind",
                        "WEBHOOK",
                        "name",
                        MARK + "钩子",
                        "organisationId",
                        organisation,
                        "enabled",
                        false,
                        "settings",
                        settings)));
        know("/api/notice-channels/", "channelId", channel);
        know("/api/notice-deliveries/", "deliveryId", insert("""
                insert into notice_delivery (notice_id, channel_id, kind, organisation_id, digest, state, due_at, detail,
                  created_at) values (1, :channel, 'WEBHOOK', :organisation, 'NOW', 'FAILED', now(), :mark, now())
                returning id""", Map.of("channel", channel)));
        know("/api/duties/", "dutyId", insert("""
                insert into notice_duty (organisation_id, person_id, from_at, to_at, note)
                values (:organisation, 1, now(), now() + interval '1 day', :mark) returning id""", Map.of()));
        know("/api/notice-drills/", "drillId", insert("""
                insert into notice_drill (organisation_id, name, started_by, started_at, ends_at)
                values (:organisation, :mark, 1, now(), now() + interval '1 day') returning id""", Map.of()));
    }

    private void calendar() {
        String text = "# " + MARK
                + "\ncalendar: qf7z\nsource: ours\nmark: M\nweekdays: [MONDAY]\nofficeHours: [\"08:00-12:00\"]\n";
        Answer saved = admin.send("PUT", "/api/calendars/files/qf7z.yaml", Map.of("text", text));
        if (saved.status() != 200) {
            throw new AssertionError("Not saved: " + saved.text());
        }
        byPath.put("/api/calendars/files/", "qf7z.yaml");
        byPath.put("/api/organisation-calendars/", Long.toString(organisation));
    }

    private void papers(long caseId) {
        know("/api/case-imports/", "importId", insert("""
                insert into sheet_import (person_id, organisation_id, type, file_name, sha256, mode, state, rows,
                  created_at, result) values (1, :organisation, 'vehicle-safety', :mark, repeat('a', 64), 'CHECK', 'DONE', 1,
                  now(), '\\x00') returning id""", Map.of()));
        know("/api/issued-forms/", "issuedFormId", insert("""
                insert into issued_form (key, template_version, name, number, case_id, organisation_id, docx, pdf,
                  docx_sha256, pdf_sha256, issued_at, issued_by_id, issued_by_name)
                values ('notice', 0, :mark, '1', :case, :organisation, '\\x00', '\\x00', 'a', 'a', now(), 1, :mark)
                returning id""", Map.of("case", caseId)));
        byPath.put("/api/forms/", "notice");
    }

    private void checks() {
        SecretChecks checks = SecretChecks.make(manager, organisation);
        know("/api/check-plans/", "planId", checks.plan());
        know("/api/check-tasks/", "taskId", checks.task());
        know("/api/check-photos/", "photoId", checks.photo());
        byPath.put("/api/checklists/", SecretChecks.CHECKLIST);
    }

    private long insert(String sql, Map<String, Object> parameters) {
        return DataScopes.callAsSystem(
                "a test's secret",
                () -> Optional.ofNullable(transactions.execute(status -> jdbc.sql(sql)
                                .params(parameters)
                                .param("organisation", organisation)
                                .param("mark", MARK)
                                .query(Long.class)
                                .single()))
                        .orElseThrow());
    }

    /** A path with these things named in it; empty when it names one that is not known here. */
    public Optional<String> named(String path) {
        if (!path.contains("{")) {
            return Optional.of(path);
        }
        return byPath.keySet().stream()
                .filter(path::startsWith)
                .max(java.util.Comparator.comparingInt(String::length))
                .map(beginning -> beginning
                        + path.substring(beginning.length())
                                .replaceFirst("\\{[^}]+}", byPath.getOrDefault(beginning, ""))
                                .replace("{action}", "accept")
                                .replace("{key}", "notice")
                                .replace("{version}", "1"))
                .filter(named -> !named.contains("{"));
    }

    /** The id a property of a body should name; 0 when it names nothing known here. */
    public long idFor(String property) {
        return byProperty.entrySet().stream()
                .filter(known -> property.toLowerCase(java.util.Locale.ROOT)
                        .endsWith(known.getKey().toLowerCase(java.util.Locale.ROOT)))
                .mapToLong(Map.Entry::getValue)
                .findFirst()
                .orElse(0);
    }
}
