package io.bihuan.server.citizen;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.ledger.Actor;
import io.bihuan.server.ledger.CaseRef;
import io.bihuan.server.ledger.Cases;
import io.bihuan.server.ledger.FileCase;
import io.bihuan.server.ledger.condition.FilingCondition;
import io.bihuan.server.ledger.condition.FilingOutlines;
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.Urgency;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what citizens tell and makes a case of it, in one transaction. The city's root organisation answers for it until
 * it is dispatched. Who reported is kept locked beside the case: the case's history, which nobody can ever change, holds
 * only the last digits.
 */
@Component
public class CitizenReports {

    private static final Actor CITIZEN = new Actor(null, "市民", null, DataScope.SYSTEM);
    private static final Pattern PHONE = Pattern.compile("1\\d{10}|\\+?\\d{6,15}");
    private static final int LONGEST_DESCRIPTION = 1000;

    /** As GeoReport v2 limits a description; also what a field of a case holds. */
    private static final int LONGEST_TOLD = 4000;

    private static final int LONGEST_ADDRESS = 200;
    private static final int MOST_PHOTOS = 3;

    private final Cases cases;
    private final Kinds kinds;
    private final EvidenceFiles files;
    private final ReportRows rows;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CitizenReports(
            Cases cases,
            Kinds kinds,
            EvidenceFiles files,
            ReportRows rows,
            TransactionTemplate transactions,
            Clock clock) {
        this.cases = cases;
        this.kinds = kinds;
        this.files = files;
        this.rows = rows;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What can be reported, as what case, and who looked into whom. */
    @Component
    record Kinds(CitizenServices services, FilingOutlines outlines, Audit audit) {

        CitizenService require(String code) {
            return services.find(code).orElseThrow(() -> Problem.notFound("citizen-service-unknown", code));
        }

        CaseType type(CitizenService service) {
            return outlines.type(service.outline())
                    .orElseThrow(() -> Problem.notFound("citizen-service-unknown", service.code()));
        }
    }

    /** Where a report came from. */
    public enum Source {
        PAGE,
        OPEN311
    }

    /** What the citizen gets, as far as the service tells it: the case's number, and a token that stands for it. */
    public record Receipt(String number, String token, CitizenService.Tracking tracking) {}

    /** What a token opens: a report's number, null as long as it is not told. */
    public record Opened(@Nullable String number) {}

    /**
     * Files a report.
     *
     * @throws Problem 404 {@code citizen-service-unknown}; 422 {@code citizen-description}, {@code citizen-place},
     *     {@code citizen-phone}, {@code citizen-photo}, {@code citizen-photos}, {@code citizen-attribute-missing},
     *     {@code citizen-attribute-wrong}
     */
    public Receipt file(NewReport report, Source source) {
        CitizenService service = kinds.require(report.service());
        check(report, source);
        ReportAnswers answers = ReportAnswers.of(service, report.answers());
        String told = told(report, service, answers);
        List<byte[]> painted =
                report.photos().stream().map(PublicPhoto::repaint).toList();
        Instant now = clock.instant();
        return DataScopes.callAsSystem(
                "a citizen's report",
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    CaseRef filed = cases.file(draft(report, service, told, answers), CITIZEN, now);
                    String token = rows.add(filed.id(), report, source, now);
                    for (int i = 0; i < painted.size(); i++) {
                        var stored = files.store(
                                new ByteArrayInputStream(report.photos().get(i)));
                        cases.addEvidence(filed.id(), stored, "photo-" + (i + 1), CITIZEN, now);
                        rows.addPhoto(filed.id(), painted.get(i));
                    }
                    return new Receipt(filed.number(), token, service.tracking());
                })));
    }

    private static void check(NewReport report, Source source) {
        String description = report.description().strip();
        int longest = source == Source.PAGE ? LONGEST_DESCRIPTION : LONGEST_TOLD;
        if ((source == Source.PAGE && description.length() < 4) || description.length() > longest) {
            throw Problem.invalid("citizen-description", longest);
        }
        String address = report.address();
        boolean placed = report.longitudeDegrees() != null && report.latitudeDegrees() != null;
        if (!placed && (address == null || address.isBlank())
                || address != null && address.length() > LONGEST_ADDRESS) {
            throw Problem.invalid("citizen-place");
        }
        if (!report.phone().isEmpty() && !PHONE.matcher(report.phone()).matches()) {
            throw Problem.invalid("citizen-phone");
        }
        if (report.photos().size() > MOST_PHOTOS) {
            throw Problem.invalid("citizen-photos", MOST_PHOTOS);
        }
    }

    /** The description with the answers below it; programs may leave the description out, and then the service's name stands. */
    private static String told(NewReport report, CitizenService service, ReportAnswers answers) {
        String description = report.description().strip();
        String whole = Stream.concat(
                        Stream.of(description.isEmpty() ? service.name() : description), answers.lines().stream())
                .collect(Collectors.joining("\n"));
        if (whole.length() > LONGEST_TOLD) {
            throw Problem.invalid("citizen-description", LONGEST_TOLD);
        }
        return whole;
    }

    private FileCase draft(NewReport report, CitizenService service, String told, ReportAnswers answers) {
        CaseType type = kinds.type(service);
        Map<String, String> known = Map.of(
                "description", told,
                "service", service.name(),
                "contactPhone", masked(report.phone()));
        var fields = new HashMap<String, String>();
        type.fields().stream()
                .filter(field -> field.kind() == CaseType.FieldKind.TEXT)
                .filter(field -> CitizenServices.TOLD.contains(field.key()))
                .filter(field -> !known.getOrDefault(field.key(), "").isEmpty())
                .forEach(field -> fields.put(field.key(), known.getOrDefault(field.key(), "")));
        fields.putAll(service.outline().fields());
        fields.putAll(answers.fields());
        String line = told.lines().findFirst().orElse("").replaceAll("\\s+", " ");
        return new FileCase(
                type.key(),
                service.name() + "：" + (line.length() > 40 ? line.substring(0, 40) + "…" : line),
                service.severity(),
                null,
                null,
                Directory.CITY,
                null,
                report.address() == null || report.address().isBlank()
                        ? null
                        : report.address().strip(),
                report.longitudeDegrees(),
                report.latitudeDegrees(),
                fields,
                told,
                kinds.outlines()
                        .condition(service.outline())
                        .map(FilingCondition::id)
                        .orElse(null),
                Urgency.NORMAL.key(),
                List.of());
    }

    /** Only the last four digits. */
    static String masked(String phone) {
        return phone.isEmpty() ? "" : "*".repeat(Math.max(0, phone.length() - 4)) + ReportRows.tail(phone);
    }

    /** Who reported a case, for the few who have to call back; each look is audited. Empty fields where nothing was told. */
    public record Contact(String name, String phone, String mail) {}

    /**
     * Who reported a case.
     *
     * @throws Problem 404 {@code citizen-report-unknown}, also for cases out of scope
     */
    public Contact contact(long caseId) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Contact contact =
                    rows.contact(caseId).orElseThrow(() -> Problem.notFound("citizen-report-unknown", caseId));
            kinds.audit().record("citizen.contact", "case:" + caseId, Map.of());
            return contact;
        }));
    }

    /**
     * What may be told to whoever knows a report's number and the last digits of the phone.
     *
     * @throws Problem 404 {@code citizen-report-unknown} when the two do not belong together
     */
    public PublicReport status(String number, String phoneTail, Locale language) {
        return DataScopes.callAsSystem(
                "a citizen's look",
                () -> Objects.requireNonNull(transactions.execute(status -> rows.find(number, phoneTail)
                        .orElseThrow(() -> Problem.notFound("citizen-report-unknown", number)))));
    }

    /** What the public may know of reports. */
    public List<PublicReport> list(ReportQuery query) {
        return DataScopes.callAsSystem(
                "the public's look", () -> Objects.requireNonNull(transactions.execute(status -> rows.list(query))));
    }

    /**
     * What a token opens, empty for one that nobody has. The number of a report of a {@link CitizenService.Tracking#BATCH}
     * service is told once the report was accepted.
     */
    public Optional<Opened> opened(String token) {
        return DataScopes.callAsSystem(
                "the public's look",
                () -> Objects.requireNonNull(transactions
                        .execute(status -> rows.behind(token))
                        .map(report -> new Opened(waits(report) ? null : report.number()))));
    }

    private boolean waits(PublicReport report) {
        return report.progress() == PublicReport.Progress.RECEIVED
                && kinds.services()
                        .find(report.service())
                        .filter(service -> service.tracking() == CitizenService.Tracking.BATCH)
                        .isPresent();
    }

    /** A picture fit for the public, empty for an unknown key or a report not accepted. */
    public Optional<byte[]> photo(String key) {
        return DataScopes.callAsSystem(
                "the public's look", () -> Objects.requireNonNull(transactions.execute(status -> rows.photo(key))));
    }
}
