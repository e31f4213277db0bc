package io.bihuan.server.detection;

import java.util.Map;

/** Which terminal an asset speaks through. Implemented by the gateway. */
public interface TerminalPhones {

    /** The phone number a terminal identifies itself with, by asset, from memory and whatever the scope. */
    Map<Long, String> byAsset();
}
