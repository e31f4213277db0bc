package io.bihuan.server.citizen;

import io.bihuan.server.citizen.CitizenReports.Contact;
import io.bihuan.server.citizen.CitizenReports.Source;
import io.bihuan.server.citizen.PublicReport.Progress;
import io.bihuan.server.database.SecretBox;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The rows of reports, read together with where their cases stand. */
@Component
class ReportRows {

    /** Open311: a query without numbers gives at most so many rows. */
    static final int MOST = 1000;

    private static final String LOCK = "citizen";
    private static final Set<OrganisationKind> PUBLIC_BODIES =
            EnumSet.of(OrganisationKind.CITY, OrganisationKind.DEPARTMENT);
    private static final String SELECT = """
            select r.*, c.number, c.type, c.stage, c.closed, c.updated_at, c.closed_at, c.due_at,
              c.handler_organisation_id, c.fields ->> 'publicAnswer' as answer,
              array(select p.key from bihuan.citizen_photo p where p.case_id = r.case_id order by p.key) as photos
            from bihuan.citizen_report r join bihuan.ledger_case c on c.id = r.case_id where\s""";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final JsonMapper json;
    private final CaseTypes types;
    private final CitizenServices services;
    private final Directory directory;
    private final SecureRandom random = new SecureRandom();

    ReportRows(
            JdbcClient jdbc,
            SecretBox box,
            JsonMapper json,
            CaseTypes types,
            CitizenServices services,
            Directory directory) {
        this.jdbc = jdbc;
        this.box = box;
        this.json = json;
        this.types = types;
        this.services = services;
        this.directory = directory;
    }

    /** The last four digits. */
    static String tail(String phone) {
        return phone.substring(Math.max(0, phone.length() - 4));
    }

    private String secret() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    String add(long caseId, NewReport report, Source source, Instant at) {
        String token = secret();
        var contact =
                new Contact(report.name().strip(), report.phone(), report.mail().strip());
        jdbc.sql("""
                        insert into bihuan.citizen_report (case_id, organisation_id, token, service, source, phone_tail,
                          contact, address, longitude, latitude, reported_at)
                        values (:case, :organisation, :token, :service, :source, :tail, :contact, :address, :longitude,
                          :latitude, :at)""")
                .param("case", caseId)
                .param("organisation", Directory.CITY)
                .param("token", token)
                .param("service", report.service())
                .param("source", source.name())
                .param("tail", tail(report.phone()))
                .param("contact", box.lock(LOCK, json.writeValueAsBytes(contact)))
                .param("address", report.address())
                .param("longitude", report.longitudeDegrees())
                .param("latitude", report.latitudeDegrees())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    void addPhoto(long caseId, byte[] jpeg) {
        jdbc.sql("""
                        insert into bihuan.citizen_photo (key, case_id, organisation_id, jpeg)
                        values (:key, :case, :organisation, :jpeg)""")
                .param("key", secret())
                .param("case", caseId)
                .param("organisation", Directory.CITY)
                .param("jpeg", jpeg)
                .update();
    }

    /** Only for whoever sees the case: the join runs under row-level security. */
    Optional<Contact> contact(long caseId) {
        return jdbc.sql("""
                        select r.contact from bihuan.citizen_report r
                        join bihuan.ledger_case c on c.id = r.case_id where r.case_id = :case""")
                .param("case", caseId)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .map(this::opened);
    }

    private Contact opened(byte[] locked) {
        try {
            return json.readValue(box.open(LOCK, locked), Contact.class);
        } catch (GeneralSecurityException e) {
            throw Problem.of(HttpStatus.GONE, "citizen-contact-locked");
        }
    }

    /** A report by number and phone; a report without a phone is found by the number and its token's last four. */
    Optional<PublicReport> find(String number, String phoneTail) {
        return jdbc.sql(SELECT + "c.number = :number")
                .param("number", number)
                .query((row, index) -> new Known(
                        report(row),
                        row.getString("phone_tail").isEmpty()
                                ? tail(row.getString("token"))
                                : row.getString("phone_tail")))
                .optional()
                .filter(known -> MessageDigest.isEqual(
                        known.tail().getBytes(StandardCharsets.UTF_8), phoneTail.getBytes(StandardCharsets.UTF_8)))
                .map(Known::report);
    }

    private record Known(PublicReport report, String tail) {}

    List<PublicReport> list(ReportQuery query) {
        var values = new HashMap<String, Object>();
        String where = "r.service <> all(:hidden)";
        values.put("hidden", services.hidden().toArray(String[]::new));
        if (!query.numbers().isEmpty()) {
            where += " and c.number = any(:numbers)";
            values.put("numbers", query.numbers().toArray(String[]::new));
        } else {
            where += " and r.reported_at >= :from and r.reported_at < :to";
            values.put("from", query.from().atOffset(ZoneOffset.UTC));
            values.put("to", query.to().atOffset(ZoneOffset.UTC));
            if (!query.services().isEmpty()) {
                where += " and r.service = any(:services)";
                values.put("services", query.services().toArray(String[]::new));
            }
            Boolean open = query.open();
            if (open != null) {
                where += open ? " and not c.closed" : " and c.closed";
            }
        }
        return jdbc.sql(SELECT + where + " order by r.reported_at desc, r.case_id desc limit " + MOST)
                .params(values)
                .query((row, number) -> report(row))
                .list();
    }

    private PublicReport report(ResultSet row) throws SQLException {
        Progress progress = progress(row.getString("type"), row.getString("stage"), row.getBoolean("closed"));
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        boolean seen = progress != Progress.RECEIVED;
        return new PublicReport(
                row.getString("number"),
                row.getString("service"),
                progress,
                time(row, "reported_at"),
                time(row, row.getObject("closed_at") == null ? "updated_at" : "closed_at"),
                due == null ? null : due.toInstant(),
                row.getString("answer"),
                row.getString("address"),
                degrees(row, "longitude"),
                degrees(row, "latitude"),
                seen ? agency(row) : null,
                seen ? Arrays.asList((String[]) row.getArray("photos").getArray()) : List.of());
    }

    /** The public body that handles it; companies are nobody's business. */
    private @Nullable String agency(ResultSet row) throws SQLException {
        Long handler = row.getObject("handler_organisation_id", Long.class);
        return handler == null
                ? null
                : directory
                        .organisation(handler)
                        .filter(organisation -> PUBLIC_BODIES.contains(organisation.kind()))
                        .map(Organisation::name)
                        .orElse(null);
    }

    private Progress progress(String type, String stage, boolean closed) {
        if (closed) {
            return Progress.CLOSED;
        }
        boolean first = types.find(type)
                .map(CaseType::first)
                .map(known -> known.key().equals(stage))
                .orElse(false);
        return first ? Progress.RECEIVED : Progress.IN_PROGRESS;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    private static @Nullable Double degrees(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }

    /** The report behind a token. */
    Optional<PublicReport> behind(String token) {
        return jdbc.sql(SELECT + "r.token = :token and r.service <> all(:hidden)")
                .param("token", token)
                .param("hidden", services.hidden().toArray(String[]::new))
                .query((row, number) -> report(row))
                .optional();
    }

    Optional<byte[]> photo(String key) {
        return jdbc.sql("""
                        select p.jpeg, c.type, c.stage, c.closed from bihuan.citizen_photo p
                        join bihuan.ledger_case c on c.id = p.case_id where p.key = :key""")
                .params(Map.of("key", key))
                .query((row, number) -> new Picture(
                        row.getBytes("jpeg"),
                        progress(row.getString("type"), row.getString("stage"), row.getBoolean("closed"))))
                .optional()
                .filter(picture -> picture.progress() != Progress.RECEIVED)
                .map(Picture::jpeg);
    }

    private record Picture(byte[] jpeg, Progress progress) {}
}
