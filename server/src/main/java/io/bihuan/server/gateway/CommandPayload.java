package io.bihuan.server.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a command says; each kind uses the components it needs.
 *
 * @param text TEXT: what the driver is told
 * @param urgent TEXT: marked as urgent
 * @param speak TEXT: read aloud; the usual
 * @param display TEXT: shown
 * @param parameters SET_PARAMETERS
 * @param parameterIds READ_PARAMETERS: four hex digits each; none means all
 * @param channel SNAPSHOT: camera, 1 to 255; 100 and 101 are the active-safety cameras
 */
public record CommandPayload(
        @Nullable String text,
        @Nullable Boolean urgent,
        @Nullable Boolean speak,
        @Nullable Boolean display,
        @Nullable List<ParameterValue> parameters,
        @Nullable List<String> parameterIds,
        @Nullable Integer channel) {

    /** A parameter by its id, four hex digits as in the standard, and its value as text. */
    public record ParameterValue(String id, String value) {}

    /** A command that says nothing but its kind. */
    public static final CommandPayload NONE = new CommandPayload(null, null, null, null, null, null, null);

    /** A text for the driver, read aloud and shown. */
    public static CommandPayload text(String text, boolean urgent) {
        return new CommandPayload(text, urgent, true, true, null, null, null);
    }
}
