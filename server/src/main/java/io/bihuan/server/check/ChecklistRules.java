package io.bihuan.server.check;

import io.bihuan.server.check.Checklist.Band;
import io.bihuan.server.check.Checklist.FailsOn;
import io.bihuan.server.check.Checklist.Item;
import io.bihuan.server.check.Checklist.Judge;
import io.bihuan.server.check.Checklist.PhotoRule;
import io.bihuan.server.check.Checklist.Scoring;
import io.bihuan.server.http.Problem;
import io.bihuan.server.http.Problem.FieldError;
import io.bihuan.server.ledger.condition.FilingOutlines.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a checklist makes sense; the same rules for files and for the screen. */
final class ChecklistRules {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int MOST_ITEMS = 300;
    private static final int MOST_PHOTOS = 9;

    private final List<FieldError> faults = new ArrayList<>();

    private ChecklistRules() {}

    /** What is wrong with a checklist, by the path of the field; empty when it can be used. */
    static List<FieldError> faults(Checklist list) {
        var rules = new ChecklistRules();
        rules.check(list);
        return rules.faults;
    }

    /**
     * Refuses a checklist that makes no sense, or whose items open what the ledger does not have.
     *
     * @throws Problem 422 naming each field
     */
    static void require(Checklist list, Openings openings) {
        var faults = new ArrayList<FieldError>(faults(list));
        for (int i = 0; i < list.items().size(); i++) {
            Checklist.Opens opens = list.items().get(i).opens();
            String path = "items[" + i + "].opens.";
            if (opens != null && opens.type() != null && !opens.type().isBlank()) {
                openings.faults(opens).stream()
                        .map(Fault::error)
                        .forEach(error ->
                                faults.add(new FieldError(path + error.field(), error.code(), error.arguments())));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalidFields(faults);
        }
    }

    private void check(Checklist list) {
        key("key", list.key());
        text("name", list.name());
        text("nameEn", list.nameEn());
        text("source", list.source());
        if (list.mark() == null || !List.of("S", "M", "?").contains(list.mark())) {
            fault("mark", "check-mark");
        }
        between("passPercent", list.passPercent(), 0, 100);
        if (list.items().isEmpty() || list.items().size() > MOST_ITEMS) {
            fault("items", "check-items", MOST_ITEMS);
        }
        bands(list);
        var keys = new HashSet<String>();
        for (int i = 0; i < list.items().size(); i++) {
            Item item = list.items().get(i);
            String path = "items[" + i + "]";
            key(path + ".key", item.key());
            if (!keys.add(item.key())) {
                fault(path + ".key", "check-key-twice", item.key());
            }
            item(path, item);
        }
    }

    private void bands(Checklist list) {
        if (list.scoring() == Scoring.POINTS && list.bands().isEmpty()) {
            fault("bands", "field-required");
        }
        int last = Integer.MIN_VALUE;
        for (int i = 0; i < list.bands().size(); i++) {
            Band band = list.bands().get(i);
            text("bands[" + i + "].name", band.name());
            if (band.from() <= last) {
                fault("bands[" + i + "].from", "check-bands-order");
            }
            last = band.from();
        }
    }

    private void item(String path, Item item) {
        text(path + ".text", item.text());
        text(path + ".textEn", item.textEn());
        between(path + ".weight", item.weight(), 0, 1000);
        between(path + ".points", item.points(), 0, 1000);
        if (item.judge() == Judge.CHOICE && item.choices().size() < 2) {
            fault(path + ".choices", "check-choices");
        }
        var keys = new HashSet<String>();
        item.choices().forEach(choice -> {
            key(path + ".choices", choice.key());
            if (!keys.add(choice.key())) {
                fault(path + ".choices", "check-key-twice", choice.key());
            }
        });
        Double min = item.min();
        Double max = item.max();
        if (min != null && max != null && min > max) {
            fault(path + ".min", "check-limits");
        }
        if (item.judge() == Judge.READING && (item.unit() == null || item.unit().isBlank())) {
            fault(path + ".unit", "field-required");
        }
        if (item.photo() != PhotoRule.NONE) {
            between(path + ".photos", item.photos(), 1, MOST_PHOTOS);
        }
        if (item.opens() != null) {
            text(path + ".opens.type", item.opens().type());
            between(path + ".opens.severity", item.opens().severity(), 1, 4);
            boolean yesNo = item.judge() == Judge.YES_NO || item.judge() == Judge.YES_NO_NA;
            if (item.judge() == Judge.TEXT || (yesNo && item.failsOn() == FailsOn.NEVER)) {
                fault(path + ".opens", "check-never-fails");
            }
        }
    }

    private void key(String path, @Nullable String key) {
        if (key == null || key.length() > 60 || !KEY.matcher(key).matches()) {
            fault(path, "check-key");
        }
    }

    private void text(String path, @Nullable String text) {
        if (text == null || text.isBlank()) {
            fault(path, "field-required");
        } else if (text.length() > 500) {
            fault(path, "field-too-long", 500);
        }
    }

    private void between(String path, int value, int lowest, int highest) {
        if (value < lowest || value > highest) {
            fault(path, "check-between", lowest, highest);
        }
    }

    private void fault(String path, String code, Object... arguments) {
        faults.add(new FieldError(path, code, List.of(arguments)));
    }
}
