package io.bihuan.benchmarks.ledger;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** What people look at, in random order, and how long it takes to come. */
final class Reads {

    private static final long SEED = 20_261_122;
    private static final List<String> STAGES = List.of("dispatch", "handle", "verify");
    private static final List<String> SORTS = List.of("dueAt,asc", "updatedAt,desc", "filedAt,desc", "severity,desc");

    private final Random random = new Random(SEED);
    private final List<Long> companies;
    private final long cases;

    Reads(List<Long> companies, long cases) {
        this.companies = companies;
        this.cases = cases;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String cityList() {
        String sort = any(SORTS);
        return switch (random.nextInt(3)) {
            case 0 -> "/api/cases?type=bench&state=open&severity=" + (1 + random.nextInt(4)) + "&sort=" + sort;
            case 1 ->
                "/api/cases?stage=" + any(STAGES) + "&overdue=true&organisationId=" + any(companies) + "&sort=" + sort;
            default ->
                "/api/cases?state=closed&severity=" + (1 + random.nextInt(4))
                        + "&from=2026-01-01T00:00:00Z&to=2026-06-30T00:00:00Z&sort=" + sort;
        };
    }

    String companyList() {
        return "/api/cases?state=open&stage=" + any(STAGES) + "&severity=" + (1 + random.nextInt(4)) + "&sort="
                + any(SORTS);
    }

    String byNumber() {
        return "/api/cases?q=BM-20260101-%07d".formatted(random.nextLong(cases));
    }

    String oneCase() {
        return "/api/cases/" + (1 + random.nextLong(cases));
    }

    /** A road that one case in a thousand lies on, and what happened there. */
    String fewWords() {
        return search(Roads.name(random.nextInt(Roads.COUNT)) + " 渣土");
    }

    String commonWords() {
        return search(any(List.of("运输车辆", "遗撒渣土", "群众来电", "组织整改")));
    }

    private static String search(String words) {
        return "/api/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
