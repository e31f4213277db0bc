package io.bihuan.server.citizen;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import tools.jackson.databind.JsonNode;

class CitizenTests extends CitizenScene {

    @Test
    void makesACaseOfAReportAndTellsItsReporterHowItStands() {
        JsonNode receipt = reported(report("井盖翻了，有人差点掉下去"));
        String number = receipt.get("number").asString();
        assertThat(receipt.get("code").asString()).isEqualTo("5678");

        JsonNode seen = caseOf(number);
        assertThat(seen.get("title").asString()).startsWith("井盖缺失、破损：");
        assertThat(seen.get("place").asString()).isEqualTo("海滨路 8 号门前");
        Answer status = citizen.post("/api/public/status", Map.of("number", number, "code", "5678"));
        assertThat(status.body().get("progress").asString()).isEqualTo("RECEIVED");
        accept(number);
        status = citizen.post("/api/public/status", Map.of("number", number, "code", "5678"));
        assertThat(status.body().get("progress").asString()).isEqualTo("IN_PROGRESS");
        assertThat(status.text()).doesNotContain(PHONE).doesNotContain("差点");
    }

    @Test
    void keepsThePhoneOutOfTheCaseAndOpensItOnlyToWhoDispatches() {
        String number = reported(report("井盖不见了，请尽快处理")).get("number").asString();
        JsonNode seen = caseOf(number);
        assertThat(seen.toString()).doesNotContain(PHONE).contains("*******5678");
        String path = "/api/cases/" + seen.get("id").asLong() + "/reporter";

        assertThat(supervisor.get(path).body().get("phone").asString()).isEqualTo(PHONE);
        assertThat(supervisor.get("/api/audit").text()).contains("citizen.contact");
        TestClient admin = TestClient.admin(port);
        TestClient inspector = admin.makePerson("INSPECTOR", admin.makeOrganisation("ENTERPRISE"));
        TestClient other = admin.makePerson("DEPARTMENT_SUPERVISOR", admin.makeOrganisation("DEPARTMENT"));
        assertThat(inspector.get(path).code()).isEqualTo("not-allowed");
        assertThat(other.get(path).code()).isEqualTo("not-allowed");
    }

    @Test
    void tellsNothingToWhoeverDoesNotKnowThePhone() {
        String number = reported(report("井盖破损，边缘翘起")).get("number").asString();

        Answer wrong = citizen.post("/api/public/status", Map.of("number", number, "code", "0000"));
        Answer unknown = citizen.post("/api/public/status", Map.of("number", "SM-19990101-0001", "code", "5678"));

        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.code()).isEqualTo(unknown.code()).isEqualTo("citizen-report-unknown");
    }

    @Test
    void refusesReportWithoutWorkOrWithUsedWork() {
        var body = report("第一次提交没有问题");
        reported(body);
        assertThat(citizen.post("/api/public/reports", body).code()).isEqualTo("citizen-work");
        var lazy = report("这次没有算");
        lazy.put("work", "1");
        assertThat(citizen.post("/api/public/reports", lazy).code()).isEqualTo("citizen-work");
        var forged = report("自己写的题目");
        forged.put("challenge", "9999999999.00.00");
        assertThat(citizen.post("/api/public/reports", forged).code()).isEqualTo("citizen-work");
    }

    @Test
    void namesTheFieldThatIsWrong() {
        var service = report("没有这个类别啊");
        service.put("service", "unicorn");
        assertThat(citizen.post("/api/public/reports", service).code()).isEqualTo("citizen-service-unknown");
        var phone = report("手机号不对");
        phone.put("phone", "12ab");
        assertThat(citizen.post("/api/public/reports", phone).code()).isEqualTo("citizen-phone");
        var place = report("没有位置信息");
        place.put("address", "");
        place.put("longitudeDegrees", null);
        assertThat(citizen.post("/api/public/reports", place).code()).isEqualTo("citizen-place");
        var photo = report("照片不是照片");
        photo.put("photos", List.of(Base64.getEncoder().encodeToString("GIF89a".getBytes(StandardCharsets.US_ASCII))));
        assertThat(citizen.post("/api/public/reports", photo).code()).isEqualTo("citizen-photo");
    }

    @Test
    void showsPicturesOnlyAfterSomebodyLookedAndWithoutTheirPlace() throws IOException {
        var body = report("带照片的上报");
        body.put("photos", List.of(Base64.getEncoder().encodeToString(placedPicture())));
        String number = reported(body).get("number").asString();
        JsonNode before = json(open311("/v2/requests/" + number + ".json")).get(0);
        assertThat(before.get("media_url").isNull()).isTrue();

        accept(number);

        String address = json(open311("/v2/requests/" + number + ".json"))
                .get(0)
                .get("media_url")
                .asString();
        assertThat(address).startsWith("https://city.example.cn/open311/v2/media/");
        HttpResponse<byte[]> shown = open311(address.substring("https://city.example.cn/open311".length()));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(new String(shown.body(), StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS")
                .doesNotContain("Exif");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(shown.body()));
        assertThat(image.getWidth()).isEqualTo(1280);
        assertThat(caseOf(number).get("evidence")).hasSize(1);
    }

    @Test
    void listsServicesInBothFormats() throws Exception {
        JsonNode services = json(open311("/v2/services.json"));
        assertThat(services).hasSizeGreaterThan(5);
        assertThat(services.get(0).get("service_code").asString()).isEqualTo("manhole");
        assertThat(services.get(1).get("metadata").asBoolean(true)).isFalse();

        HttpResponse<byte[]> response = open311("/v2/services.xml");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        Document document = xml(response);
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("services");
        assertThat(document.getElementsByTagName("service").getLength()).isEqualTo(services.size());
        assertThat(json(open311("/v2/services/manhole.json"))
                        .get("service_code")
                        .asString())
                .isEqualTo("manhole");
        assertThat(open311("/v2/services/unicorn.xml").statusCode()).isEqualTo(404);
    }

    @Test
    void takesReportsOfProgramsAndConvertsTheirPositions() throws Exception {
        HttpResponse<byte[]> posted = post311(
                "/v2/requests.xml",
                Map.of(
                        "service_code",
                        "road",
                        "description",
                        "路面塌陷两米见方",
                        "lat",
                        "39.9042",
                        "long",
                        "116.4074",
                        "phone",
                        "13900000001",
                        "email",
                        "a@b.cn"));
        assertThat(posted.statusCode()).as(text(posted)).isEqualTo(201);
        String number =
                xml(posted).getElementsByTagName("service_request_id").item(0).getTextContent();

        JsonNode seen = caseOf(number);
        assertThat(seen.get("latitudeDegrees").asDouble()).isBetween(39.9015, 39.9035);
        assertThat(seen.get("longitudeDegrees").asDouble()).isBetween(116.4000, 116.4025);
        JsonNode given =
                json(open311("/v2/requests.json?service_request_id=" + number)).get(0);
        assertThat(given.get("lat").asDouble()).isCloseTo(39.9042, org.assertj.core.data.Offset.offset(1e-5));
        assertThat(given.get("status").asString()).isEqualTo("open");
        assertThat(given.toString())
                .doesNotContain("13900000001")
                .doesNotContain("a@b.cn")
                .doesNotContain("塌陷两米");
        Document list = xml(open311("/v2/requests.xml?service_code=road&status=open"));
        assertThat(list.getDocumentElement().getTagName()).isEqualTo("service_requests");
        assertThat(list.getElementsByTagName("request").getLength()).isPositive();
        assertThat(json(open311("/v2/requests.json?status=closed&service_code=road")))
                .isEmpty();
    }

    @Test
    void refusesInTheWordsOfTheSpecification() throws Exception {
        HttpResponse<byte[]> missing = post311("/v2/requests.json", Map.of("address_string", "某处"));
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(json(missing).get(0).get("code").asString()).isEqualTo("400");
        assertThat(json(missing).get(0).get("description").asString()).contains("service_code");
        HttpResponse<byte[]> nowhere = post311("/v2/requests.json", Map.of("service_code", "road"));
        assertThat(nowhere.statusCode()).isEqualTo(400);
        assertThat(json(nowhere).get(0).get("description").asString()).contains("位置");

        HttpResponse<byte[]> window =
                open311("/v2/requests.xml?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z");
        assertThat(window.statusCode()).isEqualTo(400);
        assertThat(xml(window).getDocumentElement().getTagName()).isEqualTo("errors");
        HttpResponse<byte[]> key = post311(
                "/v2/requests.json",
                Map.of("service_code", "road", "description", "坏了坏了", "address_string", "某处", "api_key", "bh_no"));
        assertThat(key.statusCode()).isEqualTo(403);
        assertThat(open311("/v2/requests/SM-19990101-0001.json").statusCode()).isEqualTo(404);
        assertThat(json(open311("/v2/requests.json?status=broken"))
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("400");
    }
}
