package io.bihuan.server.check;

import io.bihuan.server.check.Checklist.Band;
import io.bihuan.server.check.Checklist.FailsOn;
import io.bihuan.server.check.Checklist.Item;
import io.bihuan.server.check.Checklist.Judge;
import io.bihuan.server.check.Checklist.PhotoRule;
import io.bihuan.server.check.Checklist.Scoring;
import io.bihuan.server.http.Problem.FieldError;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the answers to a checklist amount to. Pure.
 *
 * @param score weight that passed, or the sum of points
 * @param full weight that could have passed, 0 where points score
 * @param percent share that passed, null where points score or nothing applied
 * @param failed items that failed, in the list's order
 * @param faults answers that are missing or wrong; the rest means nothing unless empty
 */
record Verdict(
        double score,
        double full,
        @Nullable Integer percent,
        @Nullable Band band,
        boolean passed,
        List<Item> failed,
        List<FieldError> faults) {

    /**
     * One answer.
     *
     * @param value {@code yes}, {@code no}, {@code na}, the key of a choice, a plain number or text
     * @param photos the phone's own numbers of the photos
     * @param conditionId the filing condition chosen for the case that a failure opens, where the item does not fix it
     */
    record Answer(
            @Nullable String value,
            @Nullable String note,
            @Nullable List<UUID> photos,
            @Nullable Long conditionId) {

        Answer(@Nullable String value, @Nullable String note, @Nullable List<UUID> photos) {
            this(value, note, photos, null);
        }

        List<UUID> pictures() {
            return photos == null ? List.of() : photos;
        }
    }

    /** Judges answers, by item key; answers to items the list does not have are faults. */
    static Verdict of(Checklist list, Map<String, Answer> answers) {
        var faults = new ArrayList<FieldError>();
        answers.keySet().stream()
                .filter(key ->
                        list.items().stream().noneMatch(item -> item.key().equals(key)))
                .sorted()
                .forEach(key -> faults.add(new FieldError("answers." + key, "check-item-unknown", List.of(key))));
        var failed = new ArrayList<Item>();
        double score = 0;
        double full = 0;
        boolean points = list.scoring() == Scoring.POINTS;
        for (Item item : list.items()) {
            Answer answer = answers.get(item.key());
            State state = judge(item, answer, faults);
            photos(item, state, answer, faults);
            if (state == State.FAILED) {
                failed.add(item);
            }
            if (points) {
                score += pointsOf(item, answer);
            } else if (state == State.PASSED || state == State.FAILED) {
                full += item.weight();
                score += state == State.PASSED ? item.weight() : 0;
            }
        }
        return points ? byPoints(list, score, failed, faults) : byShare(list, score, full, failed, faults);
    }

    private static Verdict byPoints(Checklist list, double score, List<Item> failed, List<FieldError> faults) {
        Band band = list.bands().stream()
                .filter(candidate -> candidate.from() <= score)
                .max(Comparator.comparingInt(Band::from))
                .orElse(null);
        boolean passed = failed.isEmpty() && (band == null || !band.fails());
        return new Verdict(score, 0, null, band, passed, failed, faults);
    }

    private static Verdict byShare(
            Checklist list, double score, double full, List<Item> failed, List<FieldError> faults) {
        Integer percent = full == 0 ? null : (int) Math.floor(score * 100 / full + 1e-9);
        boolean passed =
                failed.stream().noneMatch(Item::critical) && (percent == null || percent >= list.passPercent());
        return new Verdict(score, full, percent, null, passed, failed, faults);
    }

    private enum State {
        PASSED,
        FAILED,
        /** does not apply, was left out, or is not of the kind that can fail */
        NONE
    }

    private static State judge(Item item, @Nullable Answer answer, List<FieldError> faults) {
        String value =
                answer == null || answer.value() == null ? "" : answer.value().strip();
        String path = "answers." + item.key();
        if (value.isEmpty()) {
            if (item.required()) {
                faults.add(new FieldError(path, "field-required", List.of()));
            }
            return State.NONE;
        }
        if (value.length() > 2000 || length(answer) > 2000) {
            faults.add(new FieldError(path, "field-too-long", List.of(2000)));
            return State.NONE;
        }
        return switch (item.judge()) {
            case TEXT -> State.NONE;
            case YES_NO, YES_NO_NA -> yesNo(item, value, path, faults);
            case CHOICE -> choice(item, value, path, faults);
            case NUMBER, READING -> number(item, value, path, faults);
        };
    }

    private static int length(@Nullable Answer answer) {
        return answer == null || answer.note() == null ? 0 : answer.note().length();
    }

    private static State yesNo(Item item, String value, String path, List<FieldError> faults) {
        boolean na = value.equals("na") && item.judge() == Judge.YES_NO_NA;
        if (!na && !value.equals("yes") && !value.equals("no")) {
            faults.add(new FieldError(path, "field-choice", List.of()));
            return State.NONE;
        }
        if (na || item.failsOn() == FailsOn.NEVER) {
            return State.NONE;
        }
        return value.equals(item.failsOn() == FailsOn.NO ? "no" : "yes") ? State.FAILED : State.PASSED;
    }

    private static State choice(Item item, String value, String path, List<FieldError> faults) {
        var choice = item.choice(value);
        if (choice.isEmpty()) {
            faults.add(new FieldError(path, "field-choice", List.of()));
            return State.NONE;
        }
        return choice.get().fails() ? State.FAILED : State.PASSED;
    }

    private static State number(Item item, String value, String path, List<FieldError> faults) {
        try {
            double number = Double.parseDouble(value);
            if (!Double.isFinite(number)) {
                throw new NumberFormatException(value);
            }
            Double min = item.min();
            Double max = item.max();
            if (min == null && max == null) {
                return State.NONE;
            }
            return (min != null && number < min) || (max != null && number > max) ? State.FAILED : State.PASSED;
        } catch (NumberFormatException e) {
            faults.add(new FieldError(path, "field-number", List.of()));
            return State.NONE;
        }
    }

    private static void photos(Item item, State state, @Nullable Answer answer, List<FieldError> faults) {
        boolean wanted =
                item.photo() == PhotoRule.ALWAYS || (item.photo() == PhotoRule.ON_FAIL && state == State.FAILED);
        int given = answer == null ? 0 : answer.pictures().size();
        if (wanted && given < item.photos()) {
            faults.add(new FieldError(
                    "answers." + item.key() + ".photos", "check-photos-missing", List.of(item.photos(), given)));
        }
    }

    private static int pointsOf(Item item, @Nullable Answer answer) {
        String value = answer == null ? "" : Objects.requireNonNullElse(answer.value(), "");
        return switch (item.judge()) {
            case YES_NO, YES_NO_NA -> value.equals("yes") ? item.points() : 0;
            case CHOICE -> item.choice(value).map(Checklist.Choice::points).orElse(0);
            default -> 0;
        };
    }
}
