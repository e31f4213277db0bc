package io.bihuan.server.ledger.web;

import io.bihuan.server.identity.Viewers;
import io.bihuan.server.ledger.Desk;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeskController {

    private final Desk desk;

    DeskController(Desk desk) {
        this.desk = desk;
    }

    @GetMapping("/api/desk")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    Desk.Numbers numbers() {
        return desk.numbers(Viewers.current());
    }
}
