package io.bihuan.server.paper.form;

import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.ledger.CaseDetail;
import io.bihuan.server.ledger.CaseDetail.EvidenceView;
import io.bihuan.server.ledger.CaseRow;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseType.Field;
import io.bihuan.server.ledger.type.CaseTypes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What the placeholders of a form stand for, taken from a case. Official papers are in Chinese. */
@Component
class CaseValues {

    private static final int MOST_PHOTOS = 12;
    private static final int MOST_EVENTS = 500;
    private static final Locale LOCALE = Locale.SIMPLIFIED_CHINESE;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", LOCALE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", LOCALE);

    private final CaseTypes types;
    private final FormCatalogue catalogue;
    private final EvidenceFiles files;
    private final Messages messages;
    private final ZoneId zone;

    CaseValues(
            CaseTypes types,
            FormCatalogue catalogue,
            EvidenceFiles files,
            Messages messages,
            @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        this.types = types;
        this.catalogue = catalogue;
        this.files = files;
        this.messages = messages;
        this.zone = zone;
    }

    Map<String, Object> of(CaseDetail detail, String link) {
        var values = new HashMap<String, Object>();
        row(detail.row()).forEach((key, value) -> values.put("case." + key, value));
        CaseRow row = detail.row();
        values.put("case.place", text(detail.place()));
        values.put("case.longitude", degrees(row.longitudeDegrees()));
        values.put("case.latitude", degrees(row.latitudeDegrees()));
        values.put("case.grid", name(row.grid()));
        values.put("case.filedDate", date(row.filedAt()));
        values.put("case.dueDate", date(row.dueAt()));
        values.put("case.closedDate", date(row.closedAt()));
        values.put("case.dueRule", text(detail.due().rule()));
        values.put("case.stageDueAt", time(row.stageDueAt()));
        values.put("case.isOpen", row.state() == CaseRow.State.OPEN);
        values.put("case.isClosed", row.state() == CaseRow.State.CLOSED);
        values.put("case.link", link);
        values.put("case.qr", Pictures.qr(link));
        values.put("events", events(detail));
        values.put("evidence", evidence(detail));
        values.put("photos", photos(detail));
        values.put("extensions", extensions(detail));
        fields(detail, values);
        return values;
    }

    /** The values every row of a list of cases has too. */
    Map<String, Object> row(CaseRow row) {
        var values = new LinkedHashMap<String, Object>();
        values.put("number", row.number());
        values.put("title", row.title());
        values.put("type", row.type().name());
        values.put("stage", row.stage().name());
        values.put("severity", messages.text(LOCALE, "sheet.severity." + row.severity()));
        CaseRow.AssetRef asset = row.asset();
        values.put("plate", asset == null ? "" : asset.plate());
        values.put("organisation", row.organisation().name());
        values.put("handler", name(row.handler()));
        values.put("filedAt", time(row.filedAt()));
        values.put("dueAt", time(row.dueAt()));
        values.put("closedAt", time(row.closedAt()));
        values.put("isOverdue", row.overdue());
        return values;
    }

    private void fields(CaseDetail detail, Map<String, Object> values) {
        catalogue.fieldKeys().forEach(key -> values.put("field." + key, ""));
        Map<String, Field> known = new LinkedHashMap<>();
        Optional<CaseType> type = types.find(detail.row().type().key());
        type.ifPresent(found -> found.fields().forEach(field -> known.put(field.key(), field)));
        var list = new ArrayList<Map<String, Object>>();
        known.forEach((key, field) -> {
            Object stated = detail.fields().get(key);
            if (stated != null) {
                list.add(Map.of("name", field.name(), "value", shown(field, stated.toString())));
            }
        });
        detail.fields().forEach((key, stated) -> {
            Field field = known.get(key);
            values.put("field." + key, field == null ? stated.toString() : shown(field, stated.toString()));
        });
        values.put("fields", list);
    }

    private static String shown(Field field, String stated) {
        return field.choices().stream()
                .filter(choice -> choice.key().equals(stated))
                .map(CaseType.Choice::name)
                .findFirst()
                .orElse(stated);
    }

    private List<Map<String, Object>> events(CaseDetail detail) {
        return detail.events().stream()
                .limit(MOST_EVENTS)
                .map(event -> Map.<String, Object>of(
                        "sequence", Long.toString(event.sequence()),
                        "time", time(event.time()),
                        "action", event.actionName(),
                        "stage", event.stageName(),
                        "actor", event.actor().name(),
                        "reason", text(event.reason())))
                .toList();
    }

    private List<Map<String, Object>> evidence(CaseDetail detail) {
        return detail.evidence().stream()
                .map(file -> Map.<String, Object>of(
                        "name", file.name(),
                        "kind", messages.text(LOCALE, "form.kind." + kind(file)),
                        "stage", stage(detail, file),
                        "uploadedAt", time(file.uploadedAt()),
                        "uploadedBy", file.uploadedBy().name(),
                        "sha256", file.sha256()))
                .toList();
    }

    private List<Map<String, Object>> extensions(CaseDetail detail) {
        return detail.times().extensions().stream()
                .map(one -> {
                    CaseDetail.Who decided = one.decidedBy();
                    return Map.<String, Object>of(
                            "askedAt", time(one.askedAt()),
                            "by", one.by().name(),
                            "amount", messages.text(LOCALE, "form.amount", one.amount()),
                            "state", messages.text(LOCALE, "form.extension." + one.state()),
                            "decidedBy", decided == null ? "" : decided.name(),
                            "newDueAt", time(one.newDueAt()));
                })
                .toList();
    }

    private static String kind(EvidenceView file) {
        return file.mediaType().startsWith("image/")
                ? "photo"
                : file.mediaType().startsWith("video/") ? "video" : "document";
    }

    private String stage(CaseDetail detail, EvidenceView file) {
        return types.find(detail.row().type().key())
                .flatMap(type -> type.stage(file.stage()))
                .map(CaseType.Stage::name)
                .orElse(file.stage());
    }

    /** The first photos of the case; one that is damaged or in a format that cannot be printed is left out. */
    private List<Map<String, Object>> photos(CaseDetail detail) {
        var photos = new ArrayList<Map<String, Object>>();
        for (EvidenceView file : detail.evidence()) {
            if (photos.size() < MOST_PHOTOS && kind(file).equals("photo")) {
                photo(file)
                        .ifPresent(picture -> photos.add(Map.of(
                                "image", picture,
                                "name", file.name(),
                                "stage", stage(detail, file),
                                "time", time(file.uploadedAt()))));
            }
        }
        return photos;
    }

    private Optional<Picture> photo(EvidenceView file) {
        try {
            return Pictures.photo(files.read(file.sha256()));
        } catch (Problem damaged) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String name(@Nullable Ref ref) {
        return ref == null ? "" : ref.name();
    }

    private static String degrees(@Nullable Double degrees) {
        return degrees == null ? "" : String.format(Locale.ROOT, "%.6f", degrees);
    }

    String date(@Nullable Instant time) {
        return time == null ? "" : DATE.format(time.atZone(zone));
    }

    String time(@Nullable Instant time) {
        return time == null ? "" : TIME.format(time.atZone(zone));
    }

    int year(Instant time) {
        return time.atZone(zone).getYear();
    }
}
