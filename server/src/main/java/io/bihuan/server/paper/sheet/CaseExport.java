package io.bihuan.server.paper.sheet;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelPage;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.ledger.CaseFilter;
import io.bihuan.server.ledger.condition.FilingConditions;
import io.bihuan.server.ledger.type.CaseTypes;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes the cases of a list into a workbook, as the list shows them. */
@Service
class CaseExport {

    /** Most cases in one workbook. */
    static final int MOST = 100_000;

    private final CaseBook book;
    private final CaseTypes types;
    private final FilingConditions conditions;
    private final Messages messages;
    private final Audit audit;
    private final ZoneId zone;

    CaseExport(
            CaseBook book,
            CaseTypes types,
            FilingConditions conditions,
            Messages messages,
            Audit audit,
            @Value("${bihuan.zone:Asia/Shanghai}") ZoneId zone) {
        this.book = book;
        this.types = types;
        this.conditions = conditions;
        this.messages = messages;
        this.audit = audit;
        this.zone = zone;
    }

    /**
     * The columns of a list.
     *
     * @throws io.bihuan.server.http.Problem 422 {@code sheet-column-unknown}
     */
    List<CaseColumns.Column> columns(CaseFilter filter, List<String> keys, Locale locale) {
        String type = filter.type();
        var names = new HashMap<Long, String>();
        return new CaseColumns(
                        messages,
                        locale,
                        zone,
                        type == null ? Optional.empty() : types.find(type),
                        id -> names.computeIfAbsent(id, this::name))
                .chosen(keys);
    }

    private String name(long condition) {
        return conditions.find(condition).map(ImportColumns::label).orElse("");
    }

    /**
     * Makes sure that the list can be written, before anything is.
     *
     * @throws io.bihuan.server.http.Problem 422 {@code sort-unknown}
     */
    void check(CaseFilter filter, PageQuery order, Viewer viewer, Locale locale) {
        book.list(filter, new PageQuery(0, 1, order.sort()), viewer, locale);
    }

    /** Notes in the audit log that somebody takes cases out. */
    @Transactional
    public void audit(CaseFilter filter) {
        audit.record("cases.export", "cases", Map.of("filter", filter.stated()));
    }

    /** Writes the workbook; the rows are never all in memory. */
    @Transactional(readOnly = true)
    public void write(
            OutputStream out,
            CaseFilter filter,
            PageQuery order,
            List<CaseColumns.Column> columns,
            Viewer viewer,
            Locale locale) {
        try (var workbook = new ExcelBook(out)) {
            ExcelPage page = workbook.sheet(
                    messages.text(locale, "sheet.cases"),
                    columns.stream().map(CaseColumns.Column::head).toList());
            var written = new AtomicInteger();
            book.each(filter, order, viewer, locale, MOST + 1, listed -> {
                if (written.incrementAndGet() > MOST) {
                    page.row(List.of(messages.text(locale, "sheet.cut", MOST)));
                } else {
                    page.row(columns.stream()
                            .map(column -> column.value().apply(listed))
                            .toList());
                }
            });
            page.filterable();
        }
    }
}
