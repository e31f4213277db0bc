package io.bihuan.server.ledger.web;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.FileCase;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out what a case that is filed by hand is about: its asset, and who answers for it. */
@Component
class CaseSubjects {

    private final Assets assets;

    CaseSubjects(Assets assets) {
        this.assets = assets;
    }

    /**
     * The command to file it. The asset's company answers unless another organisation is named; without either, the
     * viewer's own. Without an asset the case lies in the grid that narrows the viewer, if any.
     *
     * @throws io.bihuan.server.http.Problem 404 {@code asset-unknown}
     */
    FileCase resolve(CasesController.FileBody body, Viewer viewer) {
        Long assetId = body.assetId();
        @Nullable Asset asset = assetId == null ? null : assets.require(assetId);
        long otherwise = asset == null ? viewer.organisationId() : asset.organisationId();
        return new FileCase(
                body.type(),
                body.title(),
                body.severity(),
                assetId,
                asset == null ? null : asset.plate(),
                Objects.requireNonNullElse(body.organisationId(), otherwise),
                asset == null ? viewer.gridId() : asset.gridId(),
                body.place(),
                body.longitudeDegrees(),
                body.latitudeDegrees(),
                Objects.requireNonNullElse(body.fields(), Map.of()),
                body.reason(),
                body.conditionId(),
                Objects.requireNonNullElse(body.urgency(), "normal"),
                Objects.requireNonNullElse(body.readerIds(), List.of()));
    }
}
