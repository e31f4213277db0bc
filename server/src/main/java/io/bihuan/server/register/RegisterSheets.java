package io.bihuan.server.register;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.excel.ExcelBook;
import io.bihuan.server.excel.ExcelPage;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.register.RegisterType.Field;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes registers as workbooks, as they are shown; {@link RegisterIntake} reads them. */
@Component
public class RegisterSheets {

    private static final int MOST_OFFERED = 1000;

    private final RegisterTypes types;
    private final RegisterBook book;
    private final EntryStore store;
    private final Directory directory;
    private final Messages messages;

    RegisterSheets(RegisterTypes types, RegisterBook book, EntryStore store, Directory directory, Messages messages) {
        this.types = types;
        this.book = book;
        this.store = store;
        this.directory = directory;
        this.messages = messages;
    }

    private RegisterColumns columns(RegisterType type) {
        return RegisterIntake.columns(type, types, messages);
    }

    /** Writes an empty sheet to fill in, with drop-downs. */
    public void template(String register, OutputStream out, Locale locale) {
        RegisterType type = types.get(register);
        RegisterColumns columns = columns(type);
        List<String> units = directory.organisations(DataScopes.current()).stream()
                .map(Organisation::name)
                .distinct()
                .limit(MOST_OFFERED)
                .toList();
        try (var workbook = new ExcelBook(out)) {
            workbook.sheet(columns.name(locale), columns.asked(locale, units));
        }
    }

    /** Writes the records of a list; they are never all in memory. */
    public void export(String register, EntryFilter filter, PageQuery order, OutputStream out, Locale locale) {
        RegisterType type = types.get(register);
        RegisterColumns columns = columns(type);
        var parents = new HashMap<Long, String>();
        try (var workbook = new ExcelBook(out)) {
            ExcelPage page = workbook.sheet(columns.name(locale), columns.written(locale));
            book.each(register, filter, order, locale, row -> page.row(values(type, row, parents, locale)));
            page.filterable();
        }
    }

    private List<@Nullable Object> values(RegisterType type, EntryRow row, Map<Long, String> parents, Locale locale) {
        var values = new ArrayList<@Nullable Object>();
        for (Field field : type.fields()) {
            @Nullable String value = row.fields().get(field.key());
            values.add(value == null ? null : RegisterColumns.shown(field, value, locale));
        }
        values.add(row.organisation().name());
        values.add(row.place());
        values.add(row.longitudeDegrees());
        values.add(row.latitudeDegrees());
        if (type.parent() != null) {
            Long parent = row.parentId();
            values.add(
                    parent == null
                            ? null
                            : parents.computeIfAbsent(
                                    parent, id -> store.find(id).map(Entry::key).orElse("")));
        }
        values.add(row.state().name());
        values.add(row.grade() == null ? null : row.grade().name());
        return values;
    }
}
