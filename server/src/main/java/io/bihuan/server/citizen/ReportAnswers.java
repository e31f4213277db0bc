package io.bihuan.server.citizen;

import io.bihuan.server.http.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * What was answered to a service's attributes, checked.
 *
 * @param fields values for fields of the case type, by key
 * @param lines the other answers as people read them, for the description
 */
record ReportAnswers(Map<String, String> fields, List<String> lines) {

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_TEXT = 1000;
    private static final int LONGEST_NUMBER = 30;

    /**
     * Reads answers, by the code of the attribute; what the service does not ask is left out.
     *
     * @throws Problem 422 {@code citizen-attribute-missing}, {@code citizen-attribute-wrong}, each with the question
     */
    static ReportAnswers of(CitizenService service, Map<String, List<String>> given) {
        var fields = new LinkedHashMap<String, String>();
        var lines = new ArrayList<String>();
        for (ServiceAttribute attribute : service.attributes()) {
            List<String> answers = attribute.variable() ? answers(attribute, given) : List.of();
            if (answers.isEmpty()) {
                continue;
            }
            String key = attribute.field();
            if (key == null) {
                lines.add(attribute.question() + "：" + words(attribute, answers));
            } else {
                fields.put(key, value(attribute, answers));
            }
        }
        return new ReportAnswers(fields, lines);
    }

    private static List<String> answers(ServiceAttribute attribute, Map<String, List<String>> given) {
        List<String> answers = given.getOrDefault(attribute.code(), List.of()).stream()
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(answer -> !answer.isEmpty())
                .distinct()
                .toList();
        if (answers.isEmpty() && attribute.required()) {
            throw Problem.invalid("citizen-attribute-missing", attribute.question(), attribute.code());
        }
        boolean several = attribute.datatype() == ServiceAttribute.Datatype.MULTIVALUELIST;
        if ((answers.size() > 1 && !several) || !answers.stream().allMatch(answer -> fits(attribute, answer))) {
            throw Problem.invalid(
                    "citizen-attribute-wrong", attribute.question(), attribute.code(), String.join(", ", answers));
        }
        return answers;
    }

    private static boolean fits(ServiceAttribute attribute, String answer) {
        try {
            return switch (attribute.datatype()) {
                case STRING -> answer.length() <= LONGEST_LINE && answer.lines().count() == 1;
                case TEXT -> answer.length() <= LONGEST_TEXT;
                case NUMBER -> answer.length() <= LONGEST_NUMBER && new BigDecimal(answer).precision() > 0;
                case DATETIME -> date(answer) != null;
                case SINGLEVALUELIST, MULTIVALUELIST -> attribute.value(answer).isPresent();
            };
        } catch (NumberFormatException | DateTimeException e) {
            return false;
        }
    }

    /** The day of a date, or of a moment with its offset. */
    private static LocalDate date(String answer) {
        return answer.length() <= 10
                ? LocalDate.parse(answer)
                : OffsetDateTime.parse(answer).toLocalDate();
    }

    private static String value(ServiceAttribute attribute, List<String> answers) {
        return switch (attribute.datatype()) {
            case DATETIME -> date(answers.getFirst()).toString();
            case SINGLEVALUELIST -> answers.getFirst();
            default -> words(attribute, answers);
        };
    }

    private static String words(ServiceAttribute attribute, List<String> answers) {
        return answers.stream()
                .map(answer -> attribute
                        .value(answer)
                        .map(ServiceAttribute.Value::name)
                        .orElse(answer))
                .collect(Collectors.joining("、"));
    }
}
