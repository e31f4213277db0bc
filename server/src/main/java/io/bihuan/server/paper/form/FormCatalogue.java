package io.bihuan.server.paper.form;

import io.bihuan.server.http.Messages;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every name a template can use, so that a template with another one is refused when it comes, not when it is needed. */
@Component
class FormCatalogue {

    private static final List<String> FORM = List.of(
            "form.number",
            "form.name",
            "form.date",
            "form.dateTime",
            "form.issuer",
            "form.issuerOrganisation",
            "form.remark",
            "city.name");
    private static final List<String> CASE = List.of(
            "case.number",
            "case.title",
            "case.type",
            "case.stage",
            "case.severity",
            "case.plate",
            "case.organisation",
            "case.handler",
            "case.grid",
            "case.place",
            "case.longitude",
            "case.latitude",
            "case.filedAt",
            "case.filedDate",
            "case.dueAt",
            "case.dueDate",
            "case.dueRule",
            "case.stageDueAt",
            "case.closedAt",
            "case.closedDate",
            "case.link");
    private static final List<String> CASE_FLAGS =
            List.of("case.isOpen", "case.isClosed", "case.isOverdue", "form.isDraft");
    private static final List<String> LIST = List.of(
            "list.total", "list.open", "list.closed", "list.overdue", "list.onTimeRate", "list.from", "list.to");
    private static final Map<String, List<String>> CASE_LISTS = Map.of(
            "fields", List.of("name", "value"),
            "events", List.of("sequence", "time", "action", "stage", "actor", "reason"),
            "evidence", List.of("name", "kind", "stage", "uploadedAt", "uploadedBy", "sha256"),
            "photos", List.of("image", "name", "stage", "time"),
            "extensions", List.of("askedAt", "by", "amount", "state", "decidedBy", "newDueAt"));
    private static final List<String> CASE_ROW = List.of(
            "number",
            "title",
            "type",
            "stage",
            "severity",
            "plate",
            "organisation",
            "handler",
            "filedAt",
            "dueAt",
            "closedAt",
            "isOverdue");

    private final CaseTypes types;
    private final Messages messages;

    FormCatalogue(CaseTypes types, Messages messages) {
        this.types = types;
        this.messages = messages;
    }

    /** A name and what it stands for. {@code list} is the list within which it has a meaning, "" for none. */
    record Name(String name, String list, String meaning) {}

    /** All names of forms about one case, or about a list. */
    List<Name> names(boolean aboutList, Locale locale) {
        var names = new ArrayList<Name>();
        FORM.forEach(name -> names.add(new Name(name, "", meaning(name, locale))));
        if (aboutList) {
            LIST.forEach(name -> names.add(new Name(name, "", meaning(name, locale))));
            for (String list : List.of("organisations", "cases", "overdueCases")) {
                names.add(new Name("#" + list, "", meaning(list, locale)));
            }
            for (String name : List.of("name", "total", "open", "closed", "overdue", "onTimeRate")) {
                names.add(new Name(name, "organisations", meaning("organisations." + name, locale)));
            }
            CASE_ROW.forEach(name -> names.add(new Name(name, "cases", meaning("cases." + name, locale))));
            return names;
        }
        CASE.forEach(name -> names.add(new Name(name, "", meaning(name, locale))));
        CASE_FLAGS.forEach(name -> names.add(new Name("#" + name, "", meaning(name, locale))));
        names.add(new Name("image:case.qr", "", meaning("case.qr", locale)));
        names.add(new Name("field.*", "", meaning("field", locale)));
        for (String list : List.of("fields", "events", "evidence", "photos", "extensions")) {
            names.add(new Name("#" + list, "", meaning(list, locale)));
            for (String name : CASE_LISTS.getOrDefault(list, List.of())) {
                names.add(new Name(name, list, meaning(list + "." + name, locale)));
            }
        }
        return names;
    }

    private String meaning(String name, Locale locale) {
        return messages.text(locale, "form.name." + name);
    }

    /** Values in which every name stands for something, to try a template with. */
    FormValues sample(boolean aboutList) {
        var values = new HashMap<String, Object>();
        FORM.forEach(name -> values.put(name, "…"));
        if (aboutList) {
            LIST.forEach(name -> values.put(name, "0"));
            Map<String, Object> row = sampleItem(CASE_ROW);
            row.put("isOverdue", true);
            var organisation = sampleItem(List.of("name", "total", "open", "closed", "overdue", "onTimeRate"));
            organisation.put("cases", List.of(row));
            values.put("organisations", List.of(organisation));
            values.put("cases", List.of(row));
            values.put("overdueCases", List.of(row));
            return new FormValues(values);
        }
        CASE.forEach(name -> values.put(name, "…"));
        CASE_FLAGS.forEach(name -> values.put(name, true));
        values.put("case.qr", Pictures.qr("sample"));
        fieldKeys().forEach(key -> values.put("field." + key, "…"));
        CASE_LISTS.forEach((list, names) -> {
            Map<String, Object> item = sampleItem(names);
            if (list.equals("photos")) {
                item.put("image", Pictures.qr("sample"));
            }
            values.put(list, List.of(item));
        });
        return new FormValues(values);
    }

    private static Map<String, Object> sampleItem(List<String> names) {
        var item = new LinkedHashMap<String, Object>();
        names.forEach(name -> item.put(name, "…"));
        return item;
    }

    /** Keys of the fields of all types: a form may name one that only some types have, and is then blank for others. */
    Set<String> fieldKeys() {
        var keys = new LinkedHashSet<String>();
        for (CaseType type : types.all()) {
            type.fields().forEach(field -> keys.add(field.key()));
            type.actions().forEach(action -> action.fields().forEach(field -> keys.add(field.key())));
        }
        return keys;
    }
}
