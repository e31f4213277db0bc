package io.bihuan.server.ledger.type;

import io.bihuan.server.calendar.TimeLimit;
import io.bihuan.server.identity.Role;
import io.bihuan.server.ledger.evidence.Evidence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loop a kind of case follows, as its YAML file states it. Nothing else in the program knows one type from another.
 *
 * @param key stable name, also of the file
 * @param prefix first letters of the case numbers
 * @param calendar whose working time its limits count
 * @param limits overall limit by severity 1 … 4
 * @param fileRoles who may file one by hand
 * @param fields everything that can be stated about a case of this type
 * @param stages in the order of the loop; a case begins in the first
 * @param group where menus and filters put it
 * @param forms keys of the printable forms offered
 */
public record CaseType(
        String key,
        int version,
        String name,
        String nameEn,
        String prefix,
        String calendar,
        Map<Integer, TimeLimit> limits,
        Set<Role> fileRoles,
        List<Field> fields,
        List<Stage> stages,
        List<Action> actions,
        List<AlarmRule> alarmRules,
        Group group,
        TimeRules time,
        LoopRules loop,
        List<String> forms) {

    /** The word in a type's file for the calendar of whoever handles the case. */
    public static final String BY_ORGANISATION = "organisation";

    public CaseType {
        limits = Map.copyOf(limits);
        fileRoles = Set.copyOf(fileRoles);
        fields = List.copyOf(fields);
        stages = List.copyOf(stages);
        actions = List.copyOf(actions);
        alarmRules = List.copyOf(alarmRules);
        forms = List.copyOf(forms);
    }

    /** A part of the city's work. */
    public enum Group {
        VEHICLE,
        SAFETY,
        CITY,
        ENTERPRISE,
        PEOPLE,
        LICENCE,
        HEALTH,
        TASK,
        PLANT
    }

    /** A fact about a case that people state. Choices only for {@link FieldKind#CHOICE}. */
    public record Field(
            String key, String name, String nameEn, FieldKind kind, boolean required, List<Choice> choices) {

        public Field {
            choices = List.copyOf(choices);
        }
    }

    /** How a field is written. */
    public enum FieldKind {
        TEXT,
        CHOICE,
        DATE,
        NUMBER
    }

    /** One value a choice can take. */
    public record Choice(String key, String name, String nameEn) {}

    /**
     * Where a case can stand.
     *
     * @param limit how long it may stand there, null without limit
     * @param last whether a case that arrives here is closed
     * @param phase which part of the loop it belongs to, whatever the type calls it
     */
    public record Stage(
            String key,
            String name,
            String nameEn,
            @Nullable TimeLimit limit,
            boolean last,
            Phase phase) {}

    /** A part of the loop that every type goes through in stages of its own. */
    public enum Phase {
        /** found, not yet given to anybody */
        FILE,
        /** to be given to somebody, or not yet taken on */
        DISPATCH,
        /** being put right */
        HANDLE,
        /** whether it was put right is being looked at */
        VERIFY,
        /** put right; the last papers are missing */
        FINISH,
        /** closed */
        CLOSED
    }

    /**
     * What somebody can do to a case.
     *
     * @param from stages in which it is possible
     * @param to where the case goes, null when it stays
     * @param roles who may, apart from {@code by} and {@code otherThan}
     * @param by whoever may must also stand so to the case, in one of these ways; none for anybody
     * @param severities only for cases of these severities; none for all
     * @param otherThan whoever did the last of these actions may not do this one
     * @param assigns whether it names the organisation that is to handle the case
     * @param restartsLimit whether the overall limit begins anew
     * @param fields what is asked for
     * @param evidence what must have been handed in
     * @param effect what it does beyond leading to a stage, null for nothing
     * @param needs what must be true before
     */
    public record Action(
            String key,
            String name,
            String nameEn,
            Set<String> from,
            @Nullable String to,
            Set<Role> roles,
            Set<By> by,
            Set<String> otherThan,
            boolean needsReason,
            boolean assigns,
            boolean restartsLimit,
            List<Field> fields,
            List<EvidenceNeed> evidence,
            Set<Integer> severities,
            @Nullable EffectKind effect,
            List<Need> needs) {

        public Action {
            by = Set.copyOf(by);
            severities = Set.copyOf(severities);
            needs = List.copyOf(needs);
            from = Set.copyOf(from);
            roles = Set.copyOf(roles);
            otherThan = Set.copyOf(otherThan);
            fields = List.copyOf(fields);
            evidence = List.copyOf(evidence);
        }
    }

    /** How somebody stands to a case. */
    public enum By {
        /** of the organisation that was to handle it */
        HANDLER,
        /** of an organisation that helps */
        ASSISTING,
        /** who filed it */
        FILER,
        /** named as a reader of a confidential case */
        READER
    }

    /**
     * So many files of a kind.
     *
     * @param moment when they were to be taken, null when that does not matter
     */
    public record EvidenceNeed(
            EvidenceKind kind, int count, @Nullable Moment moment) {}

    /** Before or after the work, as whoever handed a file in says. */
    public enum Moment {
        BEFORE,
        AFTER;

        /** Whether a file was taken then. */
        public boolean accepts(Evidence file) {
            return name().toLowerCase(Locale.ROOT).equals(file.tags().moment());
        }
    }

    /** What a file shows, by its content. */
    public enum EvidenceKind {
        PHOTO,
        VIDEO,
        DOCUMENT,
        /** written by hand on the screen */
        SIGNATURE,
        /** of an instrument */
        READING,
        ANY;

        /** The code of the problem that too few of these were handed in. */
        public String missing() {
            return "evidence-missing-" + name().toLowerCase(Locale.ROOT);
        }

        /** Whether a file serves. */
        public boolean accepts(Evidence file) {
            String mediaType = file.mediaType();
            @Nullable String kind = file.tags().kind();
            return switch (this) {
                case PHOTO -> kind == null && mediaType.startsWith("image/");
                case VIDEO -> mediaType.startsWith("video/");
                case DOCUMENT -> mediaType.equals("application/pdf");
                case SIGNATURE -> "signature".equals(kind);
                case READING -> "reading".equals(kind);
                case ANY -> true;
            };
        }
    }

    /**
     * Which alarms open a case of this type.
     *
     * @param kinds alarm kinds; a trailing {@code *} stands for any ending
     * @param title text with {@code {plate}}, {@code {kind}}, {@code {value}}, {@code {limit}}, {@code {unit}}
     * @param join which alarms belong to a case that is already open, null to open one for each
     * @param then actions the system takes at once after filing
     */
    public record AlarmRule(
            List<String> kinds,
            int minimumSeverity,
            String title,
            @Nullable Join join,
            List<String> then) {

        public AlarmRule {
            kinds = List.copyOf(kinds);
            then = List.copyOf(then);
        }

        /** Whether an alarm of this kind and severity falls under the rule. */
        public boolean fits(String kind, int severity) {
            return severity >= minimumSeverity
                    && kinds.stream()
                            .anyMatch(wanted -> wanted.endsWith("*")
                                    ? kind.startsWith(wanted.substring(0, wanted.length() - 1))
                                    : kind.equals(wanted));
        }
    }

    /**
     * Which open case an alarm joins: one that agrees in {@code by} and had its last alarm no longer ago than
     * {@code within}.
     *
     * @param radiusMetres for {@link JoinBy#PLACE}, how far apart at most
     */
    public record Join(JoinBy by, TimeLimit within, int radiusMetres) {}

    /** In what an alarm and the alarms of an open case must agree. */
    public enum JoinBy {
        /** same asset and kind of alarm */
        KIND,
        /** same asset and detector */
        DETECTOR,
        /** same asset */
        ASSET,
        /** same kind of alarm near the same place, whatever the asset */
        PLACE
    }

    /** Where a case begins. */
    public Stage first() {
        return stages.getFirst();
    }

    /** A stage by its key. */
    public Optional<Stage> stage(String stageKey) {
        return stages.stream().filter(stage -> stage.key().equals(stageKey)).findFirst();
    }

    /** An action by its key. */
    public Optional<Action> action(String actionKey) {
        return actions.stream().filter(action -> action.key().equals(actionKey)).findFirst();
    }

    /** The roles that can do something in a stage. */
    public Set<Role> rolesIn(String stageKey) {
        var roles = new LinkedHashSet<Role>();
        actions.stream()
                .filter(action -> action.from().contains(stageKey))
                .forEach(action -> roles.addAll(action.roles()));
        return roles;
    }
}
