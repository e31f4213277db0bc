package io.bihuan.server.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataDirectory;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.TestClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

/** A city's own list of services: filing conditions, attributes, tokens. */
class CitizenServicesTests extends CitizenScene {

    private static final String OWN = """
            source: test
            mark: M
            services:
              - code: cover
                name: 井盖缺失
                nameEn: Cover missing
                description: 井盖丢失、翻转、下沉
                descriptionEn: A cover is gone, turned or sunk
                group: 道路
                groupEn: Roads
                severity: 2
                type: city-case
                condition: %s
                fields: {nature: component, reporter: public}
                attributes:
                  - {code: about, variable: false, question: 请勿靠近, questionEn: Keep away}
                  - {code: width, datatype: number, required: true, question: 洞口多宽（厘米）, questionEn: How wide (cm), hint: 估计即可, hintEn: An estimate will do}
                  - {code: part, question: 部件编号, questionEn: Number of the component, field: component}
                  - {code: since, datatype: datetime, question: 何时开始, questionEn: Since when}
                  - code: harm
                    datatype: multivaluelist
                    question: 影响了谁
                    questionEn: Who is concerned
                    values: [{key: cars, name: 车辆, nameEn: Cars}, {key: walkers, name: 行人, nameEn: Walkers}, {key: bikes, name: 骑行, nameEn: Cyclists}]
              - {code: waste, name: 垃圾, nameEn: Waste, group: 环境, groupEn: Environment, severity: 1, tracking: batch, type: citizen-report}
              - {code: quiet, name: 不公开, nameEn: Quiet, group: 其他, groupEn: Other, severity: 1, tracking: blackbox, type: citizen-report}
            """;

    @Autowired
    private CitizenServices services;

    @Autowired
    private DataDirectory data;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void keepAnOwnList() {
        take(OWN.formatted("BJ-JG-01"));
        assertThat(services.faults()).isEmpty();
    }

    private void take(String text) {
        try {
            Files.writeString(data.resolve("citizen-services.yaml"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        services.afterSingletonsInstantiated();
    }

    private JsonNode reported(Map<String, String> form, String more) {
        HttpResponse<byte[]> posted = post311("/v2/requests.json", form, more);
        assertThat(posted.statusCode()).as(text(posted)).isEqualTo(201);
        return json(posted).get(0);
    }

    private static final Map<String, String> COVER = Map.of(
            "service_code", "cover", "address_string", "海滨路 8 号", "attribute[width]", "60", "description", "盖子没了");

    @Test
    void makesACaseUnderTheConditionOfTheServiceAndExpectsItByItsLimit() {
        String number = reported(COVER, "").get("service_request_id").asString();

        JsonNode seen = caseOf(number);
        assertThat(number).startsWith("CS-");
        assertThat(seen.get("condition").get("code").asString()).isEqualTo("BJ-JG-01");
        assertThat(seen.get("condition").get("closing").asString()).isEqualTo("恢复并消除危险");
        assertThat(seen.get("fields").get("nature").asString()).isEqualTo("component");
        JsonNode told = json(open311("/v2/requests/" + number + ".json")).get(0);
        Instant requested = Instant.parse(told.get("requested_datetime").asString());
        Instant expected = Instant.parse(told.get("expected_datetime").asString());
        assertThat(Duration.between(requested, expected)).isEqualTo(Duration.ofHours(2));
        assertThat(expected)
                .isEqualTo(
                        Instant.parse(seen.get("dueAt").asString()).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    }

    @Test
    void describesTheAttributesOfAService() throws Exception {
        JsonNode listed = json(open311("/v2/services.json")).get(0);
        assertThat(listed.get("metadata").asBoolean()).isTrue();
        assertThat(listed.get("type").asString()).isEqualTo("realtime");
        assertThat(listed.get("description").asString()).isEqualTo("井盖丢失、翻转、下沉");
        JsonNode attributes = json(open311("/v2/services/cover.json")).get("attributes");
        assertThat(attributes.findValuesAsString("code")).containsExactly("about", "width", "part", "since", "harm");
        assertThat(attributes.findValuesAsString("datatype"))
                .containsExactly("string", "number", "string", "datetime", "multivaluelist");
        assertThat(attributes.findValuesAsString("variable")).containsExactly("false", "true", "true", "true", "true");
        assertThat(attributes.get(1).get("required").asBoolean()).isTrue();
        assertThat(attributes.get(1).get("order").asInt()).isEqualTo(2);
        assertThat(attributes.get(1).get("datatype_description").asString()).isEqualTo("估计即可");
        assertThat(attributes.get(4).get("values").findValuesAsString("key"))
                .containsExactly("cars", "walkers", "bikes");

        Document document = xml(open311("/v2/services/cover.xml"));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("service_definition");
        assertThat(document.getElementsByTagName("attribute").getLength()).isEqualTo(5);
        assertThat(document.getElementsByTagName("value").getLength()).isEqualTo(3);
        assertThat(document.getElementsByTagName("name").item(1).getTextContent())
                .isEqualTo("行人");
    }

    @Test
    void writesAnswersIntoFieldsAndTheDescription() {
        String answers = "&attribute[part]=1301020100001&attribute[since]=2026-11-20T08:00:00%2B08:00"
                + "&attribute[harm][]=cars&attribute[harm][]=walkers&attribute[unasked]=1";
        JsonNode seen =
                caseOf(reported(COVER, answers).get("service_request_id").asString());

        assertThat(seen.get("fields").get("component").asString()).isEqualTo("1301020100001");
        assertThat(seen.get("fields").get("description").asString())
                .isEqualTo("盖子没了\n洞口多宽（厘米）：60\n何时开始：2026-11-20T08:00:00+08:00\n影响了谁：车辆、行人");
        JsonNode bare = reported(
                Map.of(
                        "service_code",
                        "cover",
                        "address_string",
                        "海滨路",
                        "attribute[width]",
                        "30",
                        "attribute[harm]",
                        "bikes"),
                "");
        assertThat(caseOf(bare.get("service_request_id").asString())
                        .get("fields")
                        .get("description")
                        .asString())
                .as("a program may leave the description out")
                .isEqualTo("井盖缺失\n洞口多宽（厘米）：30\n影响了谁：骑行");
    }

    @Test
    void refusesAnswersThatAreMissingOrWrong() {
        assertRefused(Map.of("service_code", "cover", "address_string", "海滨路"), "", "请回答“洞口多宽（厘米）”");
        assertRefused(COVER, "&attribute[width]=50", "“洞口多宽（厘米）”（width）不能填“60, 50”");
        assertRefused(COVER, "&attribute[harm][]=cars&attribute[harm][]=moon", "“影响了谁”（harm）不能填“cars, moon”");
        assertRefused(COVER, "&attribute[since]=yesterday", "“何时开始”（since）不能填“yesterday”");
        assertRefused(
                Map.of("service_code", "cover", "address_string", "海滨路", "attribute[width]", "wide"),
                "",
                "“洞口多宽（厘米）”（width）不能填“wide”");
    }

    private void assertRefused(Map<String, String> form, String more, String message) {
        HttpResponse<byte[]> refused = post311("/v2/requests.json", form, more);
        assertThat(refused.statusCode()).as(text(refused)).isEqualTo(400);
        assertThat(json(refused).get(0).get("description").asString()).contains(message);
    }

    @Test
    void asksOnThePublicPageToo() {
        JsonNode offered =
                citizen.get("/api/public/services").body().get("services").get(0);
        assertThat(offered.get("questions").get(4).get("choices").findValuesAsString("name"))
                .containsExactly("车辆", "行人", "骑行");
        var body = report("井盖不见了，很危险");
        body.put("service", "cover");
        body.put("answers", Map.of("harm", List.of("cars")));
        assertThat(citizen.post("/api/public/reports", body).code()).isEqualTo("citizen-attribute-missing");
        var whole = report("井盖不见了，很危险");
        whole.put("service", "cover");
        whole.put("answers", Map.of("harm", List.of("cars"), "width", List.of("70")));
        JsonNode receipt = reported(whole);
        JsonNode status = citizen.post(
                        "/api/public/status",
                        Map.of("number", receipt.get("number").asString(), "code", "5678"))
                .body();
        JsonNode seen = caseOf(receipt.get("number").asString());
        assertThat(status.get("expectedAt")).isEqualTo(seen.get("dueAt"));
        assertThat(seen.get("fields").get("description").asString()).endsWith("影响了谁：车辆");
    }

    @Test
    void givesATokenThatOpensTheNumberOnceTheReportWasAccepted() throws Exception {
        HttpResponse<byte[]> posted = post311(
                "/v2/requests.xml", Map.of("service_code", "waste", "address_string", "某处", "description", "一堆垃圾"));
        Document answer = xml(posted);
        assertThat(answer.getElementsByTagName("service_request_id").getLength())
                .isZero();
        String token = answer.getElementsByTagName("token").item(0).getTextContent();
        JsonNode before = json(open311("/v2/tokens/" + token + ".json")).get(0);
        assertThat(before.get("token").asString()).isEqualTo(token);
        assertThat(before.get("service_request_id").isNull()).isTrue();
        String number = supervisor
                .get("/api/cases?q=" + java.net.URLEncoder.encode("一堆垃圾", java.nio.charset.StandardCharsets.UTF_8))
                .body()
                .get("items")
                .get(0)
                .get("number")
                .asString();

        accept(number);

        assertThat(xml(open311("/v2/tokens/" + token + ".xml"))
                        .getElementsByTagName("service_request_id")
                        .item(0)
                        .getTextContent())
                .isEqualTo(number);
        assertThat(open311("/v2/tokens/" + "0".repeat(32) + ".json").statusCode())
                .isEqualTo(404);
    }

    @Test
    void tellsNobodyOfReportsOfAQuietService() {
        JsonNode answer =
                reported(Map.of("service_code", "quiet", "address_string", "某处", "description", "不便公开的事"), "");
        assertThat(answer.get("service_request_id").isNull()).isTrue();
        assertThat(answer.has("token")).isFalse();
        var body = report("不便公开的另一件事");
        body.put("service", "quiet");
        assertThat(reported(body).get("number").isNull()).isTrue();
        assertThat(json(open311("/v2/requests.json?service_code=quiet"))).isEmpty();
        assertThat(supervisor.get("/api/cases?type=citizen-report").text()).contains("不公开：不便公开的另一件事");
    }

    @Test
    void offersAServiceOnlyWhileSomethingCanBeFiledUnderItsCondition() {
        TestClient admin = TestClient.admin(port);
        JsonNode made = admin.post(
                        "/api/filing-conditions",
                        Map.of("type", "city-case", "code", "T-1", "name", "临时", "limit", "1h"))
                .body();
        take(OWN.formatted("T-1"));
        assertThat(text(open311("/v2/services.json"))).contains("\"cover\"");
        String number = reported(COVER, "").get("service_request_id").asString();
        admin.put(
                "/api/filing-conditions/" + made.get("id").asLong(),
                Map.of("type", "city-case", "code", "T-1", "name", "临时", "retired", true));

        assertThat(text(open311("/v2/services.json"))).doesNotContain("\"cover\"");
        assertThat(post311("/v2/requests.json", COVER).statusCode()).isEqualTo(404);
        assertThat(json(open311("/v2/requests/" + number + ".json"))
                        .get(0)
                        .get("service_name")
                        .asString())
                .isEqualTo("井盖缺失");
    }

    @Test
    void refusesAnOwnListThatNamesWhatIsNotThereAndKeepsTheShippedOne() {
        take(OWN.formatted("BJ-00").replace("field: component", "field: nature").replace("code: width", "code: part"));
        assertThat(TestClient.admin(port).get("/api/citizen-services/faults").text())
                .contains("services[0].condition is 'BJ-00', and the city's table has no such filing condition")
                .contains("says that 'part' fills the field 'nature', which takes no string")
                .contains("code is 'part', which another attribute of the service has");
        assertThat(services.faults().getFirst().toString()).contains("citizen-services.yaml:18:16:");
        assertThat(json(open311("/v2/services.json")).get(0).get("service_code").asString())
                .isEqualTo("manhole");
        take(OWN.formatted("BJ-JG-01").replace("fields: {nature: component, reporter: public}", "fields: {}"));
        assertThat(services.faults().toString()).contains("must state 'nature', which cases of 'city-case' demand");
    }

    @Test
    void namesThePublicBodyThatHandlesAReportAndWhenItWasClosed() {
        TestClient admin = TestClient.admin(port);
        long department = admin.makeOrganisation("DEPARTMENT");
        long company = admin.makeOrganisation("ENTERPRISE");
        String number = reported(COVER, "").get("service_request_id").asString();
        accept(number);
        handledBy(number, department);
        JsonNode told = json(open311("/v2/requests/" + number + ".json")).get(0);
        assertThat(told.get("agency_responsible").asString()).startsWith("DEPARTMENT ");
        handledBy(number, company);
        assertThat(json(open311("/v2/requests/" + number + ".json"))
                        .get(0)
                        .get("agency_responsible")
                        .isNull())
                .isTrue();

        JsonNode seen = caseOf(number);
        assertThat(supervisor
                        .post(
                                "/api/cases/" + seen.get("id").asLong() + "/actions/dismiss",
                                Map.of("version", seen.get("version").asLong(), "reason", "现场核实无此问题"))
                        .status())
                .isEqualTo(200);
        Instant before = Instant.parse(updated(number));
        inDatabase("update bihuan.ledger_case set updated_at = updated_at + interval '9 days' where number = '" + number
                + "'");
        assertThat(Instant.parse(updated(number)))
                .as("of a closed report, the moment it was closed")
                .isEqualTo(before);
    }

    private String updated(String number) {
        JsonNode told = json(open311("/v2/requests/" + number + ".json")).get(0);
        assertThat(told.get("status").asString()).isEqualTo("closed");
        return told.get("updated_datetime").asString();
    }

    private void handledBy(String number, long organisation) {
        inDatabase("update bihuan.ledger_case set handler_organisation_id = " + organisation + " where number = '"
                + number + "'");
    }

    private void inDatabase(String sql) {
        DataScopes.runAsSystem(
                "test",
                () -> transactions.executeWithoutResult(status -> jdbc.sql(sql).update()));
    }

    @Test
    void givesAtMostAThousandReportsTheNewestFirst() {
        String number = reported(COVER, "").get("service_request_id").asString();
        long id = caseOf(number).get("id").asLong();
        String copied = columns("ledger_case", List.of("id", "number"));
        inDatabase("insert into bihuan.ledger_case (id, number, " + copied
                + ") overriding system value select 1000000 + n," + " 'CS-COPY-' || n, " + copied
                + " from bihuan.ledger_case, generate_series(1, 1100) n where id = " + id);
        String beside = columns("citizen_report", List.of("case_id", "token", "reported_at"));
        inDatabase("insert into bihuan.citizen_report (case_id, token, reported_at, " + beside + ") select 1000000 + n,"
                + " 'copy-' || n, reported_at - make_interval(mins => n), " + beside
                + " from bihuan.citizen_report, generate_series(1, 1100) n where case_id = " + id);

        JsonNode listed = json(open311("/v2/requests.json?service_code=cover"));

        assertThat(listed).hasSize(1000);
        assertThat(listed.findValuesAsString("service_request_id"))
                .contains(number, "CS-COPY-1")
                .doesNotContain("CS-COPY-1100");
        assertThat(json(open311("/v2/requests.json?service_request_id=CS-COPY-1100," + number
                        + "&start_date=1999&status=moon")))
                .as("numbers override all other arguments")
                .hasSize(2);
    }

    private String columns(String table, List<String> without) {
        return DataScopes.callAsSystem(
                "test",
                () -> transactions.execute(status -> jdbc.sql("""
                        select string_agg(quote_ident(column_name), ', ') from information_schema.columns
                        where table_schema = 'bihuan' and table_name = :table and column_name <> all(:without)
                          and is_generated = 'NEVER'""")
                        .param("table", table)
                        .param("without", without.toArray(String[]::new))
                        .query(String.class)
                        .single()));
    }
}
