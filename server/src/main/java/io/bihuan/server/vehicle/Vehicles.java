package io.bihuan.server.vehicle;

import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.AssetFilter;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.detection.AlarmCounts;
import io.bihuan.server.detection.Sensing;
import io.bihuan.server.gateway.Terminals;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joins the register with what is known live. The register's rows come from the database in the viewer's scope; only
 * those are looked up in memory, so nothing outside the scope is shown.
 */
@Service
class Vehicles {

    private final Assets assets;
    private final Terminals terminals;
    private final Sensing sensing;
    private final AlarmCounts alarms;
    private final ObjectProvider<OpenCases> cases;
    private final Directory directory;

    Vehicles(
            Assets assets,
            Terminals terminals,
            Sensing sensing,
            AlarmCounts alarms,
            ObjectProvider<OpenCases> cases,
            Directory directory) {
        this.assets = assets;
        this.terminals = terminals;
        this.sensing = sensing;
        this.alarms = alarms;
        this.cases = cases;
        this.directory = directory;
    }

    @Transactional(readOnly = true)
    public Page<VehicleRow> list(AssetFilter filter, Sensing.@Nullable Presence state, PageQuery page) {
        List<Asset> found = assets.search(filter);
        boolean simple = state == null && (page.sort() == null || page.sort().isBlank());
        List<Asset> wanted =
                simple ? found.stream().skip(page.offset()).limit(page.limit()).toList() : found;
        List<VehicleRow> rows = rows(wanted);
        if (simple) {
            return new Page<>(rows, found.size(), page.number(), page.limit());
        }
        List<VehicleRow> ordered = rows.stream()
                .filter(row -> state == null || row.state() == state)
                .sorted(order(page.sort()))
                .toList();
        return new Page<>(
                ordered.stream().skip(page.offset()).limit(page.limit()).toList(),
                ordered.size(),
                page.number(),
                page.limit());
    }

    @Transactional(readOnly = true)
    public VehicleDetail detail(long id) {
        Asset asset = assets.require(id);
        return new VehicleDetail(
                rows(List.of(asset)).getFirst(),
                asset.vin(),
                asset.driverPhone(),
                asset.attributes(),
                asset.createdAt(),
                asset.retiredAt(),
                terminals.ofAsset(id).map(VehicleDetail.TerminalCard::of).orElse(null),
                sensing.latest(id).orElse(null));
    }

    private List<VehicleRow> rows(List<Asset> found) {
        List<Long> ids = found.stream().map(Asset::id).toList();
        Map<Long, Sensing.Latest> latest = sensing.latest(ids);
        Map<Long, AlarmCounts.Open> open = alarms.openByAsset(ids);
        OpenCases ledger = cases.getIfAvailable();
        Map<Long, Integer> openCases = ledger == null ? Map.of() : ledger.openByAsset(ids);
        return found.stream()
                .map(asset ->
                        row(asset, latest.get(asset.id()), open.get(asset.id()), openCases.getOrDefault(asset.id(), 0)))
                .toList();
    }

    private VehicleRow row(
            Asset asset, Sensing.@Nullable Latest latest, AlarmCounts.@Nullable Open open, int openCases) {
        return new VehicleRow(
                asset.id(),
                asset.plate(),
                asset.plateColour(),
                asset.kind(),
                directory.organisationRef(asset.organisationId()),
                directory.gridRef(asset.gridId()),
                terminals.phoneOf(asset.id()),
                asset.driverName(),
                latest == null ? sensing.presence(asset.id()) : latest.presence(),
                latest == null ? null : latest.time(),
                latest == null ? null : latest.longitudeDegrees(),
                latest == null ? null : latest.latitudeDegrees(),
                latest == null ? null : latest.speedKmh(),
                latest == null ? null : latest.directionDegrees(),
                open == null ? 0 : open.count(),
                openCases);
    }

    private static Comparator<VehicleRow> order(@Nullable String sort) {
        String[] words = sort == null || sort.isBlank() ? new String[] {"plate"} : sort.split(",", 2);
        Function<VehicleRow, @Nullable Object> field = switch (words[0].strip()) {
            case "plate" -> VehicleRow::plate;
            case "kind" -> VehicleRow::kind;
            case "organisation" -> row -> row.organisation().name();
            case "state" -> VehicleRow::state;
            case "lastTime" -> VehicleRow::lastTime;
            case "speedKmh" -> VehicleRow::speedKmh;
            case "openAlarms" -> VehicleRow::openAlarms;
            case "openCases" -> VehicleRow::openCases;
            case "driverName" -> VehicleRow::driverName;
            case "phone" -> VehicleRow::phone;
            default ->
                throw Problem.invalid(
                        "sort-unknown",
                        words[0],
                        "driverName、kind、lastTime、openAlarms、openCases、organisation、phone、plate、speedKmh、state");
        };
        boolean descending = words.length > 1 && words[1].strip().equalsIgnoreCase("desc");
        return (one, other) -> compare(field.apply(one), field.apply(other), descending);
    }

    /** What is missing comes last, whichever way the rest is ordered. */
    @SuppressWarnings("unchecked")
    private static int compare(@Nullable Object one, @Nullable Object other, boolean descending) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? 1 : -1;
        }
        int order = ((Comparable<Object>) one).compareTo(other);
        return descending ? -order : order;
    }
}
