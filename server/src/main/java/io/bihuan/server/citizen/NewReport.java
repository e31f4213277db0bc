package io.bihuan.server.citizen;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a citizen tells.
 *
 * @param service code of a {@link CitizenService}
 * @param longitudeDegrees WGS-84, null when only the address is told
 * @param phone confidential; empty for none
 * @param photos JPEG or PNG, as they came
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
        List<byte[]> photos) {

    public NewReport {
        photos = List.copyOf(photos);
    }

    /** Tells nothing of the citizen. */
    @Override
    public String toString() {
        return "NewReport[" + service + "]";
    }
}
