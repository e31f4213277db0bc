package io.bihuan.server.ledger.web;

import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.FileCase;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds out what a case that is filed by hand is about: its asset, and who answers for it. */
@Component
class CaseSubjects {

    /** The command to file it, with the asset's organisation, grid and plate where an asset is named. */
    FileCase resolve(CasesController.FileBody body, Viewer viewer) {
        return new FileCase(
                body.type(),
                body.title(),
                body.severity(),
                body.assetId(),
                null,
                Objects.requireNonNullElse(body.organisationId(), viewer.organisationId()),
                null,
                body.place(),
                body.longitudeDegrees(),
                body.latitudeDegrees(),
                Objects.requireNonNullElse(body.fields(), Map.of()),
                body.reason());
    }
}
