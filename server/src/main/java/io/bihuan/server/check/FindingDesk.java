package io.bihuan.server.check;

import io.bihuan.server.check.Checklist.Item;
import io.bihuan.server.check.Checklist.Opens;
import io.bihuan.server.check.PhotoRows.Photo;
import io.bihuan.server.check.Verdict.Answer;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.FileCase;
import io.bihuan.server.ledger.condition.FilingCondition;
import io.bihuan.server.ledger.evidence.StoredFile;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Turns failed items into cases, each into exactly one. Normally in the transaction that takes the result; where the case
 * cannot be filed then, because its type is not in force or does not admit it, the result stands all the same, the reason
 * is kept with the finding, and it is tried again until it succeeds.
 */
@Component
class FindingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(FindingDesk.class);
    private static final int BUNCH = 50;

    /** Key of the field in which case types ask what is wrong. */
    private static final String DESCRIPTION = "description";

    private static final int LONGEST_TITLE = 200;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Openings openings;
    private final PhotoRows photos;
    private final Messages messages;
    private final TransactionTemplate nested;

    FindingDesk(
            JdbcClient jdbc,
            Cases cases,
            Openings openings,
            PhotoRows photos,
            Messages messages,
            PlatformTransactionManager manager) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.openings = openings;
        this.photos = photos;
        this.messages = messages;
        this.nested = new TransactionTemplate(manager);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * A failed item.
     *
     * @param conditionId the filing condition of its case as it was fixed or chosen, or null
     * @param condition its code and name on that day
     * @param fault why no case could be opened yet, or null
     */
    record Finding(
            long id,
            long taskId,
            String itemKey,
            String text,
            @Nullable String note,
            @Nullable String caseType,
            @Nullable Integer severity,
            @Nullable Long conditionId,
            @Nullable String condition,
            @Nullable Long caseId,
            @Nullable String caseNumber,
            @Nullable String fault,
            Instant foundAt) {}

    List<Finding> ofTask(long taskId) {
        return jdbc.sql("select * from check_finding where task_id = :task order by id")
                .param("task", taskId)
                .query(FindingDesk::finding)
                .list();
    }

    /** What is still to be said about the failed items before their cases can be filed. */
    List<FieldError> faults(Verdict verdict, Map<String, Answer> answers) {
        return verdict.failed().stream()
                .flatMap(item -> openings.fault(item, Objects.requireNonNull(answers.get(item.key()))).stream())
                .toList();
    }

    /** Keeps a failed item and opens its case. */
    void take(CheckTask task, Item item, Answer answer, Viewer viewer, Instant at) {
        Opens opens = item.opens();
        Optional<FilingCondition> condition =
                opens == null ? Optional.empty() : openings.condition(opens, answer.conditionId());
        Finding finding = jdbc.sql("""
                        insert into check_finding (task_id, item_key, text, note, case_type, severity, condition_id, condition,
                          found_at)
                        values (:task, :item, :text, :note, :type, :severity, :conditionId, :condition, :at)
                        returning *""")
                .param("task", task.id())
                .param("item", item.key())
                .param("text", item.text())
                .param("note", note(item, answer))
                .param("type", opens == null ? null : opens.type())
                .param("severity", opens == null ? null : opens.severity())
                .param("conditionId", condition.map(FilingCondition::id).orElse(null))
                .param(
                        "condition",
                        condition.map(one -> one.code() + " " + one.name()).orElse(null))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(FindingDesk::finding)
                .single();
        if (opens != null) {
            open(
                    task,
                    finding,
                    opens,
                    answer.pictures().isEmpty() ? List.of() : photos.byClientIds(answer.pictures()),
                    Actor.of(viewer),
                    viewer.displayName());
        }
    }

    private static @Nullable String note(Item item, Answer answer) {
        String value = Objects.requireNonNullElse(answer.value(), "");
        String said = switch (item.judge()) {
            case NUMBER, READING -> value + (item.unit() == null ? "" : " " + item.unit());
            case CHOICE -> item.choice(value).map(Checklist.Choice::name).orElse(value);
            default -> "";
        };
        String note = answer.note() == null ? "" : answer.note().strip();
        String whole = said.isBlank() || note.isBlank() ? said + note : said + "；" + note;
        return whole.isBlank() ? null : whole;
    }

    /** Tries again what could not be filed; runs as the system. */
    void fileWaiting() {
        List<Long> waiting = Objects.requireNonNull(nested.execute(status -> jdbc.sql(
                        "select id from check_finding where case_type is not null and case_id is null order by random() limit "
                                + BUNCH)
                .query(Long.class)
                .list()));
        for (long id : waiting) {
            try {
                nested.executeWithoutResult(status -> fileAgain(id));
            } catch (DataAccessException e) {
                LOG.warn("The case of finding {} could not be filed, will be tried again: {}", id, e.getMessage());
            }
        }
    }

    private void fileAgain(long id) {
        Finding finding = jdbc.sql("select * from check_finding where id = :id for update")
                .param("id", id)
                .query(FindingDesk::finding)
                .single();
        if (finding.caseId() != null) {
            return;
        }
        CheckTask task = jdbc.sql("select * from check_task where id = :id")
                .param("id", finding.taskId())
                .query(TaskRows::task)
                .single();
        Checklist list = jdbc.sql("select definition from check_list where id = :id")
                .param("id", task.listId())
                .query((row, number) -> CheckJson.read(row.getString(1), Checklist.class))
                .single();
        Item item = list.items().stream()
                .filter(candidate -> candidate.key().equals(finding.itemKey()))
                .findFirst()
                .orElseThrow();
        List<Photo> pictures = photos.ofAnswer(task.id(), finding.itemKey());
        open(
                task,
                finding,
                Objects.requireNonNull(item.opens()),
                pictures,
                Actor.SYSTEM,
                String.valueOf(task.doneByName()));
    }

    private void open(
            CheckTask task, Finding finding, Opens opens, List<Photo> pictures, Actor finder, String finderName) {
        String fault = null;
        CaseRef filed = null;
        try {
            filed = nested.execute(status -> file(task, finding, opens, pictures, finder, finderName));
        } catch (Problem problem) {
            fault = messages.text(Locale.CHINA, "problem." + problem.code(), problem.arguments())
                    + problem.fieldErrors().stream()
                            .map(error -> " " + error.field() + "："
                                    + messages.text(
                                            Locale.CHINA,
                                            "problem." + error.code(),
                                            error.arguments().toArray()))
                            .collect(Collectors.joining());
        } catch (DataAccessException e) {
            fault = "案卷未能写入，将自动重试";
            LOG.warn("The case of finding {} could not be filed yet: {}", finding.id(), e.getMessage());
        }
        jdbc.sql("update check_finding set case_id = :case, case_number = :number, fault = :fault where id = :id")
                .param("case", filed == null ? null : filed.id())
                .param("number", filed == null ? null : filed.number())
                .param("fault", fault)
                .param("id", finding.id())
                .update();
    }

    private CaseRef file(
            CheckTask task, Finding finding, Opens opens, List<Photo> pictures, Actor finder, String finderName) {
        CaseType type = openings.type(opens);
        boolean mayFile = finder.role() != null
                && type.fileRoles().contains(finder.role())
                && finder.scope().sees(task.organisationId(), task.gridId());
        Actor filer = mayFile ? finder : Actor.SYSTEM;
        String note = finding.note() == null ? "" : "：" + finding.note();
        String reason = "检查“" + task.title() + "”发现“" + finding.text() + "”不合格" + note + "（检查人：" + finderName + "）";
        var command = new FileCase(
                type.key(),
                shortened(task.title() + "：" + finding.text()),
                opens.severity(),
                task.assetId(),
                null,
                task.organisationId(),
                task.gridId(),
                task.place(),
                task.longitudeDegrees(),
                task.latitudeDegrees(),
                fields(type, opens, task, finding, note),
                reason,
                openings.condition(opens, finding.conditionId())
                        .map(FilingCondition::id)
                        .orElse(null),
                Urgency.NORMAL.key(),
                List.of());
        CaseRef filed = cases.file(command, filer, finding.foundAt());
        for (Photo photo : pictures) {
            var file = new StoredFile(photo.sha256(), photo.mediaType(), photo.sizeBytes());
            cases.addEvidence(filed.id(), file, photo.fileName(), filer, finding.foundAt());
        }
        return filed;
    }

    /**
     * What the checklist states, where {@code {text}} stands for the failed item, {@code {note}} for what was said of it and
     * {@code {target}} for what was checked; and these for texts the type demands and nobody states.
     */
    private static Map<String, String> fields(
            CaseType type, Opens opens, CheckTask task, Finding finding, String note) {
        String target = task.title()
                .substring(
                        task.title().lastIndexOf(" · ") < 0 ? 0 : task.title().lastIndexOf(" · ") + 3);
        var fields = new HashMap<String, String>();
        opens.fields()
                .forEach((key, value) -> fields.put(
                        key,
                        value.replace("{text}", finding.text())
                                .replace("{note}", Objects.requireNonNullElse(finding.note(), ""))
                                .replace("{target}", target)));
        for (CaseType.Field field : type.fields()) {
            if (field.required() && field.kind() == CaseType.FieldKind.TEXT) {
                fields.putIfAbsent(field.key(), field.key().equals(DESCRIPTION) ? finding.text() + note : target);
            }
        }
        return fields;
    }

    private static String shortened(String title) {
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static Finding finding(ResultSet row, int number) throws SQLException {
        return new Finding(
                row.getLong("id"),
                row.getLong("task_id"),
                row.getString("item_key"),
                row.getString("text"),
                row.getString("note"),
                row.getString("case_type"),
                row.getObject("severity", Integer.class),
                row.getObject("condition_id", Long.class),
                row.getString("condition"),
                row.getObject("case_id", Long.class),
                row.getString("case_number"),
                row.getString("fault"),
                row.getObject("found_at", OffsetDateTime.class).toInstant());
    }
}
