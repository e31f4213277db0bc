package io.bihuan.server.citizen;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen tells.
 *
 * @param service code of a {@link CitizenService}
 * @param longitudeDegrees WGS-84, null when only the address is told
 * @param phone confidential; empty for none
 * @param photos JPEG or PNG, as they came
 * @param answers to the service's attributes, by their code; several only where several can be chosen
 */
public record NewReport(
        String service,
        String description,
        @Nullable String address,
        @Nullable Double longitudeDegrees,
        @Nullable Double latitudeDegrees,
        String phone,
        String name,
        String mail,
        List<byte[]> photos,
        Map<String, List<String>> answers) {

    public NewReport {
        photos = List.copyOf(photos);
        answers = Map.copyOf(answers);
    }

    /** Tells nothing of the citizen. */
    @Override
    public String toString() {
        return "NewReport[" + service + "]";
    }
}
