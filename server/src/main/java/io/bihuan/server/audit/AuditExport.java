package io.bihuan.server.audit;

import io.bihuan.server.audit.AuditEntries.Entry;
import io.bihuan.server.audit.AuditEntries.Filter;
import io.bihuan.server.excel.Csv;
import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelColumn;
import io.bihuan.server.excel.ExcelPage;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes the audit log out, as a workbook or as CSV. */
@Component
class AuditExport {

    /** Most rows at once; a workbook holds hardly more. */
    private static final int MOST = 1_000_000;

    private static final List<String> COLUMNS = List.of(
            "id",
            "time",
            "person",
            "person-id",
            "action",
            "action-code",
            "subject-name",
            "subject",
            "details",
            "address");

    private final AuditEntries entries;
    private final Audit audit;
    private final Messages messages;
    private final JsonMapper json;
    private final ZoneId zone;

    AuditExport(
            AuditEntries entries,
            Audit audit,
            Messages messages,
            JsonMapper json,
            @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        this.entries = entries;
        this.audit = audit;
        this.messages = messages;
        this.json = json;
        this.zone = zone;
    }

    /** What it is written as. */
    enum Format {
        XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        CSV("text/csv;charset=UTF-8");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }

        static Format of(String name) {
            return Arrays.stream(values())
                    .filter(format -> format.ending().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid("audit-format", name));
        }

        String mediaType() {
            return mediaType;
        }

        String ending() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Notes that somebody takes the audit log out. */
    @Transactional
    void audit(Filter filter, Format format) {
        var details = new LinkedHashMap<String, Object>(filter.written());
        details.put("format", format.ending());
        audit.record("audit.export", "audit", Map.copyOf(details));
    }

    void write(OutputStream out, Filter filter, Format format, Locale locale) throws IOException {
        if (format == Format.CSV) {
            csv(out, filter, locale);
        } else {
            workbook(out, filter, locale);
        }
    }

    private void workbook(OutputStream out, Filter filter, Locale locale) {
        try (var book = new ExcelBook(out)) {
            ExcelPage page = book.sheet(
                    messages.text(locale, "audit-sheet.name"),
                    COLUMNS.stream()
                            .map(column -> ExcelColumn.of(heading(column, locale), column.equals("details") ? 60 : 20))
                            .toList());
            entries.each(filter, MOST, locale, entry -> page.row(cells(entry)));
            page.filterable();
        }
    }

    /** In UTF-8 with the mark by which spreadsheets know it. */
    private void csv(OutputStream out, Filter filter, Locale locale) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write('\uFEFF');
        Csv.line(writer, COLUMNS.stream().map(column -> heading(column, locale)).toList());
        entries.each(filter, MOST, locale, entry -> {
            try {
                Csv.line(writer, cells(entry));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    private String heading(String column, Locale locale) {
        return messages.text(locale, "audit-sheet." + column);
    }

    /** The time is the city's, to the second. */
    private List<@Nullable Object> cells(Entry entry) {
        return Arrays.asList(
                entry.id(),
                entry.at().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS),
                entry.personName(),
                entry.personId(),
                entry.actionName(),
                entry.action(),
                entry.subjectName(),
                entry.subject(),
                entry.details().isEmpty() ? "" : json.writeValueAsString(entry.details()),
                entry.address());
    }
}
