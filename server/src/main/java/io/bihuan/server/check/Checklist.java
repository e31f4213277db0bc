package io.bihuan.server.check;

import io.bihuan.server.ledger.condition.FilingOutline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked in a check, how each answer is judged and what a failed one opens. Pure data: shipped as YAML, kept in
 * the database as JSON, edited on a screen.
 *
 * @param key stable name; small letters, digits, hyphens
 * @param kind what it is used for, such as {@code dust}, {@code hospital}, {@code enterprise}, {@code patrol}
 * @param scoring how answers become a figure
 * @param passPercent share of the weight that must pass, 0 … 100, where {@link Scoring#SHARE} scores
 * @param source where the questions come from
 * @param mark S seen in the source, M general knowledge to be verified, ? weak
 * @param bands what a sum of points means, by rising lower bound; for {@link Scoring#POINTS}
 */
record Checklist(
        String key,
        String name,
        String nameEn,
        String kind,
        Scoring scoring,
        int passPercent,
        String source,
        String mark,
        @Nullable String note,
        List<Band> bands,
        List<Item> items) {

    Checklist {
        scoring = scoring == null ? Scoring.SHARE : scoring;
        kind = kind == null || kind.isBlank() ? "general" : kind;
        bands = bands == null ? List.of() : List.copyOf(bands);
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** How answers become a figure. */
    enum Scoring {
        /** the share of the weight that passed, in percent */
        SHARE,
        /** the sum of the points of what was found; its band says what it means */
        POINTS
    }

    /** What a sum of points from {@code from} on means. */
    record Band(int from, String name, String nameEn, boolean fails) {}

    /** How an item is answered. */
    enum Judge {
        YES_NO,
        YES_NO_NA,
        CHOICE,
        NUMBER,
        /** a number read off an instrument, with a unit */
        READING,
        TEXT
    }

    /** Which answer to a yes-or-no item fails it. */
    enum FailsOn {
        NO,
        YES,
        NEVER
    }

    /** When an item wants photos. */
    enum PhotoRule {
        NONE,
        ON_FAIL,
        ALWAYS
    }

    /** One value a choice can take. */
    record Choice(String key, String name, String nameEn, int points, boolean fails) {}

    /**
     * The case a failed item opens.
     *
     * @param type key of the case type
     * @param severity 1 … 4
     * @param condition code of the filing condition of that type, null for whoever checks to choose
     * @param fields values of the type's fields
     */
    record Opens(String type, int severity, @Nullable String condition, Map<String, String> fields) {

        Opens {
            fields = fields == null ? Map.of() : Map.copyOf(fields);
        }

        /** What it settles ahead of the case's filing. */
        FilingOutline outline() {
            return new FilingOutline(type, condition, fields);
        }
    }

    /**
     * One question.
     *
     * @param section heading it stands under, or null
     * @param points added by a yes, where points score
     * @param weight share of the whole, where shares score
     * @param critical whether its failing fails the check
     * @param min lowest number that passes, or null
     * @param photos how many, where photos are wanted
     */
    record Item(
            String key,
            @Nullable String section,
            String text,
            String textEn,
            Judge judge,
            FailsOn failsOn,
            int points,
            int weight,
            boolean critical,
            boolean required,
            @Nullable Double min,
            @Nullable Double max,
            @Nullable String unit,
            List<Choice> choices,
            PhotoRule photo,
            int photos,
            @Nullable Opens opens) {

        Item {
            judge = judge == null ? Judge.YES_NO : judge;
            failsOn = failsOn == null ? FailsOn.NO : failsOn;
            photo = photo == null ? PhotoRule.NONE : photo;
            choices = choices == null ? List.of() : List.copyOf(choices);
        }

        Optional<Choice> choice(String choiceKey) {
            return choices.stream()
                    .filter(choice -> choice.key().equals(choiceKey))
                    .findFirst();
        }
    }
}
