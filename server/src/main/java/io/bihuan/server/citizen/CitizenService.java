package io.bihuan.server.citizen;

import java.util.List;
import java.util.Locale;

/**
 * Something citizens can report.
 *
 * @param code stable name in addresses
 * @param severity of the case, 1 to 4
 * @param type key of the case type it becomes
 */
public record CitizenService(
        String code,
        String name,
        String nameEn,
        String group,
        String groupEn,
        List<String> keywords,
        int severity,
        String type) {

    public CitizenService {
        keywords = List.copyOf(keywords);
    }

    /** The name in a language. */
    public String name(Locale language) {
        return language.getLanguage().equals("en") ? nameEn : name;
    }

    /** What it belongs to, in a language. */
    public String group(Locale language) {
        return language.getLanguage().equals("en") ? groupEn : group;
    }
}
