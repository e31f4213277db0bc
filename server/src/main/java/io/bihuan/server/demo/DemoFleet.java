package io.bihuan.server.demo;

import io.bihuan.server.asset.Area;
import io.bihuan.server.asset.Areas;
import io.bihuan.server.asset.Asset;
import io.bihuan.server.asset.AssetDraft;
import io.bihuan.server.asset.Assets;
import io.bihuan.server.gateway.TerminalIdentity;
import io.bihuan.server.gateway.Terminals;
import io.bihuan.server.identity.Directory;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings in vehicles with their approved terminals, and areas; what is there already stays as it is. */
@Component
final class DemoFleet {
    private static final int PER_TRANSACTION = 200;

    private final Assets assets;
    private final Areas areas;
    private final Terminals terminals;
    private final TransactionTemplate transactions;

    DemoFleet(Assets assets, Areas areas, Terminals terminals, TransactionTemplate transactions) {
        this.assets = assets;
        this.areas = areas;
        this.terminals = terminals;
        this.transactions = transactions;
    }

    /** Adds the vehicles that are not there yet; returns how many those were. */
    int vehicles(DemoCity city, Map<String, Long> organisations, Map<String, Long> grids) {
        Set<String> known =
                assets.everything().stream().map(Asset::plate).collect(Collectors.toCollection(HashSet::new));
        List<DemoCity.Vehicle> missing = city.vehicles().stream()
                .filter(vehicle -> !known.contains(vehicle.plate()))
                .toList();
        for (int from = 0; from < missing.size(); from += PER_TRANSACTION) {
            List<DemoCity.Vehicle> some = missing.subList(from, Math.min(missing.size(), from + PER_TRANSACTION));
            transactions.executeWithoutResult(status -> some.forEach(vehicle -> add(vehicle, organisations, grids)));
        }
        return missing.size();
    }

    private void add(DemoCity.Vehicle vehicle, Map<String, Long> organisations, Map<String, Long> grids) {
        Map<String, String> attributes = new HashMap<>();
        attributes.put("speedLimitKmh", Integer.toString(vehicle.speedLimitKmh()));
        attributes.put("cameras", Integer.toString(vehicle.cameras()));
        attributes.put("tyrePressure", Boolean.toString(vehicle.tyrePressure()));
        attributes.put("cutOffValve", Boolean.toString(vehicle.cutOffValve()));
        Asset asset = assets.create(new AssetDraft(
                vehicle.plate(),
                vehicle.plateColour(),
                vehicle.kind(),
                DemoTrees.required(organisations, vehicle.organisation()),
                vehicle.grid() == null ? null : DemoTrees.required(grids, vehicle.grid()),
                vehicle.vin(),
                vehicle.driverName(),
                vehicle.driverPhone(),
                attributes));
        terminals.enrol(
                vehicle.phone(),
                new TerminalIdentity(
                        TerminalIdentity.Edition.valueOf("V" + vehicle.edition()),
                        vehicle.maker(),
                        vehicle.model(),
                        vehicle.terminalId(),
                        vehicle.plate(),
                        vehicle.plateColour()),
                asset.id());
    }

    /** Adds the areas that are not there yet. */
    void areas(DemoCity city) {
        Set<String> known = areas.everything().stream().map(Area::name).collect(Collectors.toSet());
        transactions.executeWithoutResult(status -> city.areas().stream()
                .filter(area -> !known.contains(area.name()))
                .forEach(area -> areas.create(area(area))));
    }

    private static Area area(DemoCity.Area area) {
        List<Area.Corner> ring = area.ring().subList(0, area.ring().size() - 1).stream()
                .map(corner -> new Area.Corner(corner[0], corner[1]))
                .toList();
        return new Area(
                0,
                area.name(),
                area.kind(),
                ring,
                area.speedLimitKmh(),
                area.maxStayMinutes(),
                Set.copyOf(area.appliesTo()),
                time(area.from()),
                time(area.to()),
                Directory.CITY);
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }
}
