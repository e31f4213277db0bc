package io.bihuan.server.citizen;

import io.bihuan.server.ledger.condition.FilingOutline;
import java.util.List;
import java.util.Locale;

/**
 * Something citizens can report.
 *
 * @param code stable name in addresses
 * @param description what belongs to it, for people who choose
 * @param tracking what whoever reports gets to look it up by
 * @param severity of the case, 1 to 4
 * @param outline the type of the case it becomes, its filing condition, and fields that are the same for all
 * @param attributes what is asked besides, in order
 */
public record CitizenService(
        String code,
        String name,
        String nameEn,
        String description,
        String descriptionEn,
        String group,
        String groupEn,
        List<String> keywords,
        Tracking tracking,
        int severity,
        FilingOutline outline,
        List<ServiceAttribute> attributes) {

    /** What whoever reports is told; GeoReport v2 calls it the service's type, in small letters. */
    public enum Tracking {
        /** the number, at once */
        REALTIME,
        /** a token at once, which opens the number once the report was accepted */
        BATCH,
        /** nothing, and the report is in no list */
        BLACKBOX;

        /** As GeoReport v2 writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public CitizenService {
        keywords = List.copyOf(keywords);
        attributes = List.copyOf(attributes);
    }

    /** The name in a language. */
    public String name(Locale language) {
        return language.getLanguage().equals("en") ? nameEn : name;
    }

    /** The description in a language. */
    public String description(Locale language) {
        return language.getLanguage().equals("en") ? descriptionEn : description;
    }

    /** What it belongs to, in a language. */
    public String group(Locale language) {
        return language.getLanguage().equals("en") ? groupEn : group;
    }
}
