package io.bihuan.server.paper.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class SearchTests {

    @LocalServerPort
    private int port;

    private final SearchIndex index;
    private TestClient supervisor;
    private TestClient manager;
    private TestClient stranger;
    private long company;

    @Autowired
    SearchTests(SearchIndex index) {
        this.index = index;
    }

    @BeforeEach
    void signIn() {
        TestClient admin = TestClient.admin(port);
        supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        company = admin.makeOrganisation("ENTERPRISE");
        manager = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", company);
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
    }

    private JsonNode file(String title, String reason) {
        JsonNode filed = supervisor.fileCase(Map.of(
                "type", "vehicle-safety", "title", title, "severity", 2, "organisationId", company, "reason", reason));
        DataScopes.runAsSystem("test", index::catchUp);
        return filed;
    }

    private static JsonNode search(TestClient who, String asked) {
        Answer answer =
                who.get("/api/search?q=" + java.net.URLEncoder.encode(asked, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("cases");
    }

    @Test
    void findsWhatIsWrittenAnywhereInACase() {
        JsonNode filed = file("曲港高速匝道口夜间超速", "巡查员张堃在K112+300处发现，护栏缺失");

        for (String asked :
                List.of("匝道口", "护栏 超速", "张堃", "k112", "驳", filed.get("number").asString())) {
            JsonNode found = search(supervisor, asked);
            assertThat(found.valueStream()
                            .anyMatch(hit -> hit.get("row").get("id").equals(filed.get("id"))))
                    .as(asked)
                    .isEqualTo(!asked.equals("驳"));
        }
        JsonNode place = search(supervisor, "护栏缺").get(0).get("places").get(0);
        assertThat(place.get("field").asString()).isEqualTo("reason");
        assertThat(place.get("parts")
                        .valueStream()
                        .filter(part -> part.get("hit").asBoolean()))
                .extracting(part -> part.get("text").asString())
                .containsExactly("护栏缺");
    }

    @Test
    void findsLaterStepsAndFilesToo() {
        JsonNode filed = file("待补充的事项甲", "无");
        manager.upload("/api/cases/" + filed.get("id").asLong() + "/evidence", "液位计检定证书.jpg", new byte[] {
            (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
        });
        DataScopes.runAsSystem("test", index::catchUp);

        assertThat(search(manager, "检定证书").get(0).get("row").get("id")).isEqualTo(filed.get("id"));
    }

    @Test
    void findsWhatALeaderInstructed() {
        JsonNode filed = file("待批示的事项", "无");
        TestClient leader = TestClient.admin(port).makePerson("LEADER", 1);
        Answer instructed = leader.post(
                "/api/cases/" + filed.get("id").asLong() + "/actions/instruct",
                Map.of("version", filed.get("version").asLong(), "inputs", Map.of("text", "由分管负责同志包保督办到底")));
        assertThat(instructed.status()).as(instructed.text()).isLessThan(300);
        DataScopes.runAsSystem("test", index::catchUp);

        JsonNode found = search(supervisor, "包保督办");
        assertThat(found.get(0).get("row").get("id")).isEqualTo(filed.get("id"));
        assertThat(found.get(0).get("places").get(0).get("field").asString()).isEqualTo("reason");
    }

    @Test
    void showsNobodyWhatIsNotTheirs() {
        file("只有本公司知道的异味事件", "x");

        assertThat(search(manager, "异味事件")).hasSize(1);
        assertThat(search(stranger, "异味事件")).isEmpty();
    }

    @Test
    void demandsThatWordsStandTogether() {
        file("消防通道堵塞", "车辆停放");

        assertThat(search(supervisor, "消防 停放")).isNotEmpty();
        assertThat(search(supervisor, "通道停放")).isEmpty();
        assertThat(search(supervisor, "  ,， ")).isEmpty();
        assertThat(search(supervisor, "' | !x:*")).isEmpty();
    }

    @Test
    void cutsTextIntoPairsAndWords() {
        assertThat(Words.query("冀J12345 井盖破损")).isEqualTo("'冀':* & 'j12345':* & '井盖' & '盖破' & '破损'");
        assertThat(Words.query("ＡＢＣ")).isEqualTo("'abc':*");
        assertThat(Words.query("'; drop")).isEqualTo("'drop':*");
        var words = new Words();
        words.add("井盖破", 'A');
        words.add("井盖 12", 'C');
        assertThat(words.vector()).isEqualTo("'井盖':1A '盖破':1A '破':1A '盖':1C '12':1C ");
    }

    @Test
    void marksHitsAsTextNotAsMarkup() {
        List<Snippets.Part> parts = Snippets.cut("前".repeat(60) + "<b>井盖</b>破损", List.of("井盖"));

        assertThat(parts.getFirst().text()).startsWith("…").endsWith("<b>");
        assertThat(parts.get(1)).isEqualTo(new Snippets.Part("井盖", true));
        assertThat(Snippets.cut("无关", List.of("井盖"))).isEmpty();
    }

    @Test
    void sharesViewsWithAnOrganisationAndARole() {
        var kept = supervisor.post(
                "/api/case-views",
                Map.of(
                        "name",
                        "本周重点 " + company,
                        "query",
                        "severity=4&columns=number",
                        "organisationId",
                        company,
                        "role",
                        "ENTERPRISE_SAFETY_MANAGER"));
        assertThat(kept.status()).as(kept.text()).isEqualTo(201);
        assertThat(kept.body().get("shared").asBoolean()).isTrue();

        JsonNode seen = manager.get("/api/case-views").body().get(0);
        assertThat(seen.get("query").asString()).isEqualTo("severity=4&columns=number");
        assertThat(seen.get("mine").asBoolean()).isFalse();
        assertThat(stranger.get("/api/case-views").body()).isEmpty();
        manager.delete("/api/case-views/" + seen.get("id").asLong());
        assertThat(manager.get("/api/case-views").body()).hasSize(1);
        assertThat(stranger.post("/api/case-views", Map.of("name", "x", "query", "", "organisationId", company))
                        .code())
                .isEqualTo("case-organisation-unknown");
    }
}
