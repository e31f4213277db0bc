package io.bihuan.server.http.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Everything that is read: filters, times, order, pages, ids; the public pages, Open311 and the calendar feeds too. */
public final class QueryFuzz extends RequestFuzz {

    private static final List<String> BESIDES = List.of(
            "GET /open311/discovery.json ",
            "GET /open311/v2/services.xml ",
            "GET /open311/v2/services/road.json ",
            "GET /open311/v2/requests.json?start_date=2026-11-22T00:00:00Z&end_date=2026-11-23T00:00:00Z&status=open"
                    + "&service_code=road ",
            "GET /open311/v2/requests.xml?service_request_id=A-1,A-2 ",
            "GET /open311/v2/requests/A-1.json ",
            "GET /open311/v2/tokens/0123456789abcdef0123456789abcdef.json ",
            "GET /open311/v2/media/0123456789abcdef0123456789abcdef.jpg ",
            "GET /calendar/0123456789012345678901234567890123456789012.ics ",
            "GET /cases/1?tab=history ",
            "GET /m/rounds ",
            "GET /assets/index.js ",
            "GET /actuator/prometheus admin",
            "GET /api/vehicles/{id}/readings?channel=speedKmh&from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z"
                    + "&maxPoints=100 admin",
            "GET /api/positions?west=117&south=38&east=118&north=39&kinds=TOUR_COACH manager",
            "GET /api/export/fixes?from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z&asset=1 admin",
            "DELETE /api/areas/0 admin",
            "DELETE /api/case-views/x admin");

    /** Every operation that reads, as whoever sees all and as whoever sees their own. */
    public static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (Operations.Operation operation : FuzzedServer.one().operations().all()) {
            if (operation.method().equals("GET")) {
                Stream.of(FuzzedServer.ADMINISTRATOR, FuzzedServer.MANAGER)
                        .forEach(role -> seeds.add(operation.request(true, role).write()));
                seeds.add(operation.request(false, FuzzedServer.ADMINISTRATOR).write());
            }
        }
        seeds.add(("GET " + FuzzedServer.one().calendar() + "?a=b \n").getBytes(StandardCharsets.UTF_8));
        BESIDES.forEach(line -> seeds.add((line + "\n").getBytes(StandardCharsets.UTF_8)));
        return seeds;
    }

    @Override
    String contentType(FuzzRequest request) {
        return "";
    }

    @Override
    FuzzRequest changeBody(FuzzRequest request, Random random) {
        return changeLine(request, random);
    }
}
