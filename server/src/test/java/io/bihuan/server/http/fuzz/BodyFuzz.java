package io.bihuan.server.http.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Everything that is written in JSON or without a body, and the forms of Open311. */
public final class BodyFuzz extends RequestFuzz {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final List<String> FORMS = List.of(
            "POST /open311/v2/requests.json \nservice_code=road&description=x&lat=38.9&long=117.2",
            "POST /open311/v2/requests.xml \nservice_code=road&description=x&address_string=y&phone=13800138000"
                    + "&first_name=a&last_name=b&email=a@example.invalid&api_key=bh_x&media_url=http://127.0.0.1/a.jpg");

    /** Every operation that writes, with an example of what it takes. */
    public static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (Operations.Operation operation : FuzzedServer.one().operations().all()) {
            if (!operation.method().equals("GET") && !operation.method().equals("DELETE")) {
                seeds.add(operation.request(true, FuzzedServer.ADMINISTRATOR).write());
                seeds.add(operation.request(true, FuzzedServer.MANAGER).write());
            }
        }
        FORMS.forEach(form -> seeds.add(form.getBytes(StandardCharsets.UTF_8)));
        return seeds;
    }

    @Override
    String contentType(FuzzRequest request) {
        return request.path().startsWith("/open311/") ? FORM : "application/json";
    }

    @Override
    FuzzRequest changeBody(FuzzRequest request, Random random) {
        if (contentType(request).equals(FORM)) {
            FuzzRequest form = request.withQuery(new String(request.body(), StandardCharsets.UTF_8));
            return request.withBody(changeLine(form, random).query().getBytes(StandardCharsets.UTF_8));
        }
        return request.withBody(JsonChanges.change(request.body(), random));
    }
}
