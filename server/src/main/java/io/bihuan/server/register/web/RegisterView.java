package io.bihuan.server.register.web;

import io.bihuan.server.identity.Role;
import io.bihuan.server.register.RegisterType;
import io.bihuan.server.register.RegisterType.FieldKind;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of register as screens need it, in the reader's language. */
record RegisterView(
        String key,
        String name,
        String group,
        String keyField,
        String titleField,
        @Nullable String parent,
        Set<Role> editors,
        List<RegisterField> fields,
        List<RegisterMark> states,
        List<RegisterMark> grades,
        List<RegisterAction> actions,
        @Nullable String expiryField,
        List<RegisterCase> cases) {

    /** A field; {@code computed} ones are not asked for. */
    record RegisterField(
            String key,
            String name,
            FieldKind kind,
            String unit,
            boolean required,
            boolean inList,
            boolean computed,
            List<RegisterChoice> choices) {}

    /** One value of a choice. */
    record RegisterChoice(String key, String name) {}

    /** A state or a grade with its colour. */
    record RegisterMark(String key, String name, String tone) {}

    /** What can be done to a record, and what it asks for. */
    record RegisterAction(String key, String name, boolean needsReason, int inStateDays, List<AskedField> fields) {}

    /** A field an action asks for. */
    record AskedField(String key, boolean required) {}

    /** A case type that can be opened from a record, and its fields that the record fills. */
    record RegisterCase(String type, Set<String> filled) {}

    static RegisterView of(RegisterType type, Locale locale) {
        boolean english = locale.getLanguage().equals("en");
        var grade = type.grade();
        var expiry = type.expiry();
        return new RegisterView(
                type.key(),
                english ? type.nameEn() : type.name(),
                type.group(),
                type.keyField(),
                type.titleField(),
                type.parent(),
                type.editors(),
                type.fields().stream().map(field -> field(field, english)).toList(),
                type.states().stream()
                        .map(state ->
                                new RegisterMark(state.key(), english ? state.nameEn() : state.name(), state.tone()))
                        .toList(),
                grade == null
                        ? List.of()
                        : grade.steps().stream()
                                .map(step -> new RegisterMark(
                                        step.key(), english ? step.nameEn() : step.name(), step.tone()))
                                .toList(),
                type.actions().stream().map(action -> action(action, english)).toList(),
                expiry == null ? null : expiry.field(),
                type.cases().stream()
                        .map(link -> new RegisterCase(link.type(), link.fields().keySet()))
                        .toList());
    }

    private static RegisterField field(RegisterType.Field field, boolean english) {
        return new RegisterField(
                field.key(),
                english ? field.nameEn() : field.name(),
                field.kind(),
                field.unit(),
                field.required(),
                field.inList(),
                field.computed(),
                field.choices().stream()
                        .map(choice -> new RegisterChoice(choice.key(), english ? choice.nameEn() : choice.name()))
                        .toList());
    }

    private static RegisterAction action(RegisterType.Action action, boolean english) {
        return new RegisterAction(
                action.key(),
                english ? action.nameEn() : action.name(),
                action.needsReason(),
                action.inStateDays(),
                action.fields().stream()
                        .map(asked -> new AskedField(asked.field().key(), asked.required()))
                        .toList());
    }
}
