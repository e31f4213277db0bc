package io.bihuan.server.notice.channel;

import java.util.Set;

/** What an HTTP status means for what was posted. */
final class HttpStatuses {

    private static final Set<Integer> PASSING = Set.of(408, 425, 429);

    private HttpStatuses() {}

    static Outcome judge(Outbound.Answer answer) {
        int status = answer.status();
        String detail = "HTTP " + status + " " + answer.body();
        if (status / 100 == 2) {
            return Outcome.sent("HTTP " + status);
        }
        if (status / 100 == 3) {
            return Outcome.refused("answer-redirects", "HTTP " + status);
        }
        return status >= 500 || PASSING.contains(status)
                ? Outcome.tryAgain("answer-busy", detail)
                : Outcome.refused("answer-refused", detail);
    }
}
