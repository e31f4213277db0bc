package io.bihuan.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@ServerTest
class WordedCasesTests {

    @LocalServerPort
    private int port;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final WordedCases worded;
    private TestClient supervisor;
    private TestClient stranger;
    private long company;
    private long foreign;

    @Autowired
    WordedCasesTests(JdbcClient jdbc, TransactionTemplate transactions, WordedCases worded) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.worded = worded;
    }

    @BeforeEach
    void signIn() {
        TestClient admin = TestClient.admin(port);
        supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        company = admin.makeOrganisation("ENTERPRISE");
        foreign = admin.makeOrganisation("ENTERPRISE");
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", foreign);
    }

    private JsonNode file(String title) {
        return supervisor.fileCase(title, 3, company);
    }

    private List<Long> found(TestClient who, String part) {
        Answer answer = who.get(
                "/api/cases?organisationId=" + company + "&q=" + URLEncoder.encode(part, StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body()
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asLong())
                .toList();
    }

    @Test
    void findsCasesByAnyPartOfTheirNumberAndTitleAsSoonAsTheyAreFiled() {
        JsonNode filed = file("津A7392挂 在滨海大道违规停车");
        file("泊车场管理混乱");
        long id = filed.get("id").asLong();
        String number = filed.get("number").asString();

        assertThat(List.of(
                        "滨海",
                        "停车",
                        "海大道违",
                        "7392",
                        "a7392挂",
                        "津",
                        number,
                        number.substring(4).toLowerCase()))
                .allSatisfy(part -> assertThat(found(supervisor, part)).contains(id));
        assertThat(found(supervisor, "车停")).doesNotContain(id);
        assertThat(found(supervisor, "滨海停车")).isEmpty();
        assertThat(found(supervisor, "7329")).isEmpty();
    }

    @Test
    void findsByAWholeNumberThatCaseAndNotThoseThatMentionIt() {
        String number = file("桥墩开裂").get("number").asString();
        JsonNode mention = file("关于 " + number + " 的督办");

        assertThat(found(supervisor, number.toLowerCase()))
                .hasSize(1)
                .doesNotContain(mention.get("id").asLong());
        assertThat(found(supervisor, number.substring(1)))
                .hasSize(2)
                .contains(mention.get("id").asLong());
    }

    @Test
    void findsAShortPartByGoingThroughTheList() {
        JsonNode filed = file("Q7 桥墩开裂");

        assertThat(found(supervisor, "q7")).containsExactly(filed.get("id").asLong());
    }

    @Test
    void showsAStrangerNeitherTheCaseNorItsLetters() {
        long id = file("危化品仓库违规储存硝酸铵").get("id").asLong();
        assertThat(found(stranger, "硝酸铵")).isEmpty();

        var scope = new DataScope(false, 999_999, Set.of(foreign), null);
        List<Long> letters = DataScopes.call(
                scope,
                () -> Objects.requireNonNull(transactions.execute(status -> jdbc.sql(
                                "select case_id from bihuan.case_gram where case_id = :id or grams @> array['硝酸']")
                        .param("id", id)
                        .query(Long.class)
                        .list())));
        assertThat(letters).isEmpty();
        Long[] ids = DataScopes.call(
                scope,
                () -> Objects.requireNonNull(transactions.execute(status -> worded.withPart("硝酸铵")))
                        .orElseThrow());
        assertThat(ids).as("the index itself tells ids and nothing else").contains(id);
    }
}
