package io.bihuan.server.gateway.web;

import io.bihuan.server.gateway.CommandKind;
import io.bihuan.server.gateway.CommandPayload;
import io.bihuan.server.gateway.CommandView;
import io.bihuan.server.gateway.Commands;
import io.bihuan.server.gateway.SendCommand;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CommandsController {

    private static final int USUAL_EXPIRY_SECONDS = 24 * 3600;

    private final Commands commands;

    CommandsController(Commands commands) {
        this.commands = commands;
    }

    @GetMapping("/api/vehicles/{id}/commands")
    @PreAuthorize("hasAuthority('VIEW_VEHICLES')")
    List<CommandView> ofVehicle(@PathVariable long id) {
        return commands.ofAsset(id);
    }

    @GetMapping("/api/commands")
    @PreAuthorize("hasAuthority('VIEW_CASES')")
    List<CommandView> ofCase(@RequestParam long caseId) {
        return commands.ofCase(caseId);
    }

    @PostMapping("/api/vehicles/{id}/commands")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('SEND_COMMANDS')")
    CommandView send(@PathVariable long id, @Valid @RequestBody NewCommand body) {
        Viewer viewer = Viewers.current();
        Integer expires = body.expiresInSeconds();
        return commands.send(new SendCommand(
                id,
                body.kind(),
                body.payload(),
                body.caseId(),
                viewer.personId(),
                viewer.displayName(),
                Duration.ofSeconds(expires == null ? USUAL_EXPIRY_SECONDS : expires)));
    }

    @DeleteMapping("/api/commands/{id}")
    @PreAuthorize("hasAuthority('SEND_COMMANDS')")
    CommandView cancel(@PathVariable long id) {
        return commands.cancel(id);
    }

    /** A command as stated by a person; see {@link CommandPayload}. */
    record NewCommand(
            @NotNull CommandKind kind,
            @Nullable String text,
            @Nullable Boolean urgent,
            @Nullable Boolean speak,
            @Nullable Boolean display,
            @Nullable List<CommandPayload.ParameterValue> parameters,
            @Nullable List<String> parameterIds,
            @Nullable Integer channel,
            @Nullable Long caseId,
            @Nullable Integer expiresInSeconds) {

        CommandPayload payload() {
            return new CommandPayload(text, urgent, speak, display, parameters, parameterIds, channel);
        }
    }
}
