package io.bihuan.server.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

@ServerTest
class AssetsTests {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    private int port;

    private final Assets assets;
    private final ConfigurableApplicationContext application;

    @Autowired
    AssetsTests(Assets assets, ConfigurableApplicationContext application) {
        this.assets = assets;
        this.application = application;
    }

    @Test
    void createsAVehicleTellsOfItAndFindsItAgain() {
        var admin = TestClient.admin(port);
        String plate = plate();
        Set<Long> told = ConcurrentHashMap.newKeySet();
        ApplicationListener<PayloadApplicationEvent<AssetChanged>> listener =
                ApplicationListener.forPayload(event -> told.addAll(event.assetIds()));
        application.addApplicationListener(listener);

        var created = admin.post("/api/vehicles", vehicle(plate, 1));

        application.removeApplicationListener(listener);
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        long id = created.body().get("id").asLong();
        assertThat(created.body().get("state").asString()).isEqualTo("NEVER");
        assertThat(created.body().get("terminal").isNull()).isTrue();
        assertThat(told).contains(id);
        assertThat(assets.known(id)).isNotNull();
        assertThat(admin.get("/api/vehicles?q=" + plate.substring(2) + "&sort=lastTime,desc")
                        .body()
                        .get("items")
                        .get(0)
                        .get("plate")
                        .asString())
                .isEqualTo(plate);
    }

    @Test
    void givesAPlateToOneVehicleInServiceAtATime() {
        var admin = TestClient.admin(port);
        String plate = plate();
        long first =
                admin.post("/api/vehicles", vehicle(plate, 1)).body().get("id").asLong();

        assertThat(admin.post("/api/vehicles", vehicle(plate, 1)).code()).isEqualTo("plate-taken");
        assertThat(admin.delete("/api/vehicles/" + first).status()).isEqualTo(204);
        assertThat(admin.post("/api/vehicles", vehicle(plate, 1)).status()).isEqualTo(201);
        assertThat(admin.put("/api/vehicles/" + first, vehicle(plate(), 1)).code())
                .isEqualTo("asset-unknown");
    }

    @Test
    void keepsAnEnterpriseToItsOwnVehicles() {
        var admin = TestClient.admin(port);
        long mine = admin.makeOrganisation("ENTERPRISE");
        long theirs = admin.makeOrganisation("ENTERPRISE");
        long other = admin.post("/api/vehicles", vehicle(plate(), theirs))
                .body()
                .get("id")
                .asLong();
        var manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", mine);

        assertThat(manager.get("/api/vehicles/" + other).status()).isEqualTo(404);
        assertThat(manager.get("/api/vehicles").body().get("total").asLong()).isZero();
        var moved = manager.put("/api/vehicles/" + other, vehicle(plate(), mine));
        assertThat(moved.status()).isIn(403, 404);
        var placed = manager.post("/api/vehicles", vehicle(plate(), theirs));
        assertThat(placed.status()).isIn(403, 422);
    }

    @Test
    void refusesAVehicleWithoutAPlateAndAnUnknownOrder() {
        var admin = TestClient.admin(port);

        assertThat(admin.post("/api/vehicles", vehicle(" ", 1)).status()).isIn(400, 422);
        assertThat(admin.get("/api/vehicles?sort=colour").code()).isEqualTo("sort-unknown");
    }

    @Test
    void keepsAreasWithTheirRingAndWindow() {
        var admin = TestClient.admin(port);
        Map<String, Object> area = new HashMap<>(Map.of(
                "name", "夜间禁行区",
                "kind", "FORBIDDEN",
                "ring", List.of(List.of(117.9, 38.9), List.of(117.95, 38.9), List.of(117.95, 38.95)),
                "appliesTo", List.of("DANGEROUS_GOODS_TANKER"),
                "from", "22:00",
                "to", "05:00"));

        var created = admin.post("/api/areas", area);

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        long id = created.body().get("id").asLong();
        assertThat(created.body().get("ring").get(1).get(0).asDouble()).isEqualTo(117.95);
        assertThat(created.body().get("from").asString()).startsWith("22:00");
        area.put("ring", List.of(List.of(117.9, 38.9), List.of(117.95, 38.9)));
        assertThat(admin.put("/api/areas/" + id, area).code()).isEqualTo("area-ring");
        area.put("ring", List.of(List.of(197.9, 38.9), List.of(117.95, 38.9), List.of(117.95, 38.95)));
        assertThat(admin.put("/api/areas/" + id, area).code()).isEqualTo("area-corner");
        assertThat(admin.delete("/api/areas/" + id).status()).isEqualTo(204);
        assertThat(admin.delete("/api/areas/" + id).code()).isEqualTo("area-unknown");
    }

    private static String plate() {
        return "津Z" + (10_000 + NUMBER.incrementAndGet());
    }

    private static Map<String, Object> vehicle(String plate, long organisationId) {
        return Map.of("plate", plate, "plateColour", 2, "kind", "TOUR_COACH", "organisationId", organisationId);
    }
}
