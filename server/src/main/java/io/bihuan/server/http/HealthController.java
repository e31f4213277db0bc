package io.bihuan.server.http;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether traffic is taken; open to everyone, for load balancers and scripts. */
@RestController
class HealthController {

    private final ApplicationAvailability availability;

    HealthController(ApplicationAvailability availability) {
        this.availability = availability;
    }

    enum Status {
        UP,
        STARTING
    }

    record Health(Status status) {}

    @GetMapping("/api/health")
    ResponseEntity<Health> health() {
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC
                ? ResponseEntity.ok(new Health(Status.UP))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health(Status.STARTING));
    }
}
