package io.bihuan.server.paper.form;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseBook;
import io.bihuan.server.ledger.CaseFilter;
import io.bihuan.server.ledger.CaseRow;
import io.bihuan.server.paper.form.IssuedForms.IssuedForm;
import io.bihuan.server.paper.form.IssuedForms.Printed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Issues bulletins: forms about the cases of a list, counted by the organisation that answers for them. */
@Service
class Bulletins {

    private static final int MOST = 5_000;

    private final CaseBook book;
    private final FormDesk desk;
    private final Audit audit;
    private final InstantSource clock;

    Bulletins(CaseBook book, FormDesk desk, Audit audit, InstantSource clock) {
        this.book = book;
        this.desk = desk;
        this.audit = audit;
        this.clock = clock;
    }

    private FormTemplate about(String key) {
        FormTemplate template = desk.templates().require(key);
        if (!template.aboutList()) {
            throw Problem.notFound("form-unknown", key);
        }
        return template;
    }

    /** A draft without a number. */
    @Transactional(readOnly = true)
    public Printed draft(String key, CaseFilter filter, String remark, Viewer viewer) {
        return desk.press().print(about(key), values(filter, viewer), "", remark, viewer, clock.instant());
    }

    /**
     * Issues a bulletin.
     *
     * @throws Problem 404 {@code form-unknown}; 422 {@code form-too-many} for more than 5,000 cases
     */
    @Transactional
    public IssuedForm issue(String key, CaseFilter filter, String remark, Viewer viewer) {
        FormTemplate template = about(key);
        Instant at = clock.instant();
        Map<String, Object> values = values(filter, viewer);
        String number = desk.issued().nextNumber(template.word(), desk.values().year(at));
        Printed printed = desk.press().print(template, values, number, remark, viewer, at);
        long id = desk.issued().add(template, printed, null, null, viewer, at);
        audit.record("form.bulletin", "form:" + id, Map.of("number", number, "filter", filter.stated()));
        return desk.issued().require(id);
    }

    private Map<String, Object> values(CaseFilter filter, Viewer viewer) {
        var rows = new ArrayList<CaseRow>();
        book.each(filter, new PageQuery(0, 1, null), viewer, Locale.SIMPLIFIED_CHINESE, MOST + 1, listed -> {
            if (rows.size() >= MOST) {
                throw Problem.invalid("form-too-many", MOST);
            }
            rows.add(listed.row());
        });
        var values = new HashMap<String, Object>();
        counts(rows).forEach((name, count) -> values.put("list." + name, count));
        values.put("list.from", desk.values().date(filter.from()));
        Instant to = filter.to();
        values.put("list.to", desk.values().date(to == null ? clock.instant() : to.minusSeconds(1)));
        values.put("organisations", organisations(rows));
        values.put("cases", items(rows));
        values.put("overdueCases", items(rows.stream().filter(CaseRow::overdue).toList()));
        return values;
    }

    private List<Map<String, Object>> items(List<CaseRow> rows) {
        return rows.stream().map(row -> desk.values().row(row)).toList();
    }

    /** Those with the most overdue cases first. */
    private List<Map<String, Object>> organisations(List<CaseRow> rows) {
        Map<Long, List<CaseRow>> by = new LinkedHashMap<>();
        rows.forEach(row -> by.computeIfAbsent(row.organisation().id(), id -> new ArrayList<>())
                .add(row));
        Comparator<List<CaseRow>> worst = Comparator.<List<CaseRow>>comparingLong(Bulletins::overdue)
                .thenComparingInt(List::size)
                .reversed();
        return by.values().stream().sorted(worst).map(this::organisation).toList();
    }

    private Map<String, Object> organisation(List<CaseRow> rows) {
        Map<String, Object> item = new LinkedHashMap<>(counts(rows));
        item.put("name", rows.getFirst().organisation().name());
        item.put("cases", items(rows));
        return item;
    }

    private static long overdue(List<CaseRow> rows) {
        return rows.stream().filter(CaseRow::overdue).count();
    }

    private static Map<String, String> counts(List<CaseRow> rows) {
        long closed =
                rows.stream().filter(row -> row.state() == CaseRow.State.CLOSED).count();
        long late = rows.stream()
                .filter(row -> row.state() == CaseRow.State.CLOSED && row.overdue())
                .count();
        String rate = closed == 0 ? "—" : String.format(Locale.ROOT, "%.1f%%", 100.0 * (closed - late) / closed);
        return Map.of(
                "total", Integer.toString(rows.size()),
                "closed", Long.toString(closed),
                "open", Long.toString(rows.size() - closed),
                "overdue", Long.toString(overdue(rows)),
                "onTimeRate", rate);
    }
}
