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
import io.bihuan.server.ledger.evidence.EvidenceFiles;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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
    record Kinds(CitizenServices services, CaseTypes types, Audit audit) {

        CitizenService require(String code) {
            return services.find(code).orElseThrow(() -> Problem.notFound("citizen-service-unknown", code));
        }

        CaseType type(CitizenService service) {
            return types.find(service.type())
                    .orElseThrow(() -> Problem.notFound("citizen-service-unknown", service.code()));
        }
    }

    /** Where a report came from. */
    public enum Source {
        PAGE,
        OPEN311
    }

    /** What the citizen gets: the case's number, and a token that stands for it. */
    public record Receipt(String number, String token) {}

    /**
     * Files a report.
     *
     * @throws Problem 404 {@code citizen-service-unknown}; 422 {@code citizen-description}, {@code citizen-place},
     *     {@code citizen-phone}, {@code citizen-photo}, {@code citizen-photos}
     */
    public Receipt file(NewReport report, Source source) {
        CitizenService service = kinds.require(report.service());
        check(report);
        List<byte[]> painted =
                report.photos().stream().map(PublicPhoto::repaint).toList();
        Instant now = clock.instant();
        return DataScopes.callAsSystem(
                "a citizen's report",
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    CaseRef filed = cases.file(draft(report, service), CITIZEN, now);
                    String token = rows.add(filed.id(), report, source, now);
                    for (int i = 0; i < painted.size(); i++) {
                        var stored = files.store(
                                new ByteArrayInputStream(report.photos().get(i)));
                        cases.addEvidence(filed.id(), stored, "photo-" + (i + 1), CITIZEN, now);
                        rows.addPhoto(filed.id(), painted.get(i));
                    }
                    return new Receipt(filed.number(), token);
                })));
    }

    private static void check(NewReport report) {
        String description = report.description().strip();
        if (description.length() < 4 || description.length() > LONGEST_DESCRIPTION) {
            throw Problem.invalid("citizen-description", LONGEST_DESCRIPTION);
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

    private FileCase draft(NewReport report, CitizenService service) {
        CaseType type = kinds.type(service);
        String description = report.description().strip();
        Map<String, String> known = Map.of(
                "description", description,
                "service", service.name(),
                "contactPhone", masked(report.phone()));
        var fields = new HashMap<String, String>();
        type.fields().stream()
                .filter(field -> field.kind() == CaseType.FieldKind.TEXT)
                .filter(field -> !known.getOrDefault(field.key(), "").isEmpty())
                .forEach(field -> fields.put(field.key(), known.getOrDefault(field.key(), "")));
        String line = description.replaceAll("\\s+", " ");
        return new FileCase(
                service.type(),
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
                description);
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

    /** The number behind a token, empty for none. */
    public java.util.Optional<String> number(String token) {
        return DataScopes.callAsSystem(
                "the public's look", () -> Objects.requireNonNull(transactions.execute(status -> rows.number(token))));
    }

    /** A picture fit for the public, empty for an unknown key or a report not accepted. */
    public java.util.Optional<byte[]> photo(String key) {
        return DataScopes.callAsSystem(
                "the public's look", () -> Objects.requireNonNull(transactions.execute(status -> rows.photo(key))));
    }
}
