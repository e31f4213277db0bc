package io.bihuan.server.citizen.web;

import io.bihuan.server.citizen.CitizenReports;
import io.bihuan.server.citizen.CitizenReports.Opened;
import io.bihuan.server.citizen.CitizenReports.Receipt;
import io.bihuan.server.citizen.CitizenReports.Source;
import io.bihuan.server.citizen.CitizenService;
import io.bihuan.server.citizen.CitizenServices;
import io.bihuan.server.citizen.PublicReport;
import io.bihuan.server.citizen.ReportLimits;
import io.bihuan.server.citizen.ServiceAttribute;
import io.bihuan.server.http.Messages;
import io.bihuan.server.http.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Open311 GeoReport v2, read and write, as JSON and XML, for programs of others. Descriptions are not given out: people
 * write names and numbers into them. Positions are WGS-84, or what the setting {@code citizen.datum} says comes in.
 */
@RestController
@PreAuthorize("permitAll()")
class Open311Controller {

    private static final String FORMAT = "{format:json|xml}";
    private static final String REQUESTS = "service_requests";

    private final CitizenReports reports;
    private final CitizenServices services;
    private final ReportLimits limits;
    private final Open311Requests requests;
    private final Open311Writer writer;
    private final Messages messages;

    Open311Controller(
            CitizenReports reports,
            CitizenServices services,
            ReportLimits limits,
            Open311Requests requests,
            Open311Writer writer,
            Messages messages) {
        this.reports = reports;
        this.services = services;
        this.limits = limits;
        this.requests = requests;
        this.writer = writer;
        this.messages = messages;
    }

    @GetMapping("/open311/discovery." + FORMAT)
    ResponseEntity<String> discovery(@PathVariable String format) {
        var endpoint = new LinkedHashMap<String, Object>();
        endpoint.put("specification", "http://wiki.open311.org/GeoReport_v2");
        endpoint.put("url", requests.base() + "/open311/v2");
        endpoint.put("type", "production");
        endpoint.put("formats", List.of("text/xml", "application/json"));
        var discovery = new LinkedHashMap<String, Object>();
        discovery.put("changeset", "2026-11-22T00:00:00Z");
        discovery.put("key_service", "");
        discovery.put("endpoints", List.of(endpoint));
        return writer.one(format, "discovery", discovery);
    }

    @GetMapping("/open311/v2/services." + FORMAT)
    ResponseEntity<String> services(@PathVariable String format, Locale locale) {
        return writer.list(
                HttpStatus.OK,
                format,
                "services",
                "service",
                services.all().stream().map(service -> row(service, locale)).toList());
    }

    private static Map<String, Object> row(CitizenService service, Locale locale) {
        var row = new LinkedHashMap<String, Object>();
        row.put("service_code", service.code());
        row.put("service_name", service.name(locale));
        row.put("description", service.description(locale));
        row.put("metadata", !service.attributes().isEmpty());
        row.put("type", service.tracking().word());
        row.put("keywords", String.join(",", service.keywords()));
        row.put("group", service.group(locale));
        return row;
    }

    @GetMapping("/open311/v2/services/{code:[a-z0-9-]+}." + FORMAT)
    ResponseEntity<String> definition(@PathVariable String code, @PathVariable String format, Locale locale) {
        CitizenService service =
                services.find(code).orElseThrow(() -> Problem.notFound("citizen-service-unknown", code));
        var attributes = new ArrayList<Map<String, Object>>();
        for (ServiceAttribute attribute : service.attributes()) {
            attributes.add(row(attribute, attributes.size() + 1, locale));
        }
        var definition = new LinkedHashMap<String, Object>();
        definition.put("service_code", service.code());
        definition.put("attributes", attributes);
        return writer.one(format, "service_definition", definition);
    }

    private static Map<String, Object> row(ServiceAttribute attribute, int order, Locale locale) {
        var row = new LinkedHashMap<String, Object>();
        row.put("variable", attribute.variable());
        row.put("code", attribute.code());
        row.put("datatype", attribute.datatype().word());
        row.put("required", attribute.required());
        row.put("datatype_description", attribute.hint(locale));
        row.put("order", order);
        row.put("description", attribute.question(locale));
        if (attribute.datatype().list()) {
            row.put(
                    "values",
                    attribute.values().stream()
                            .map(value -> {
                                var choice = new LinkedHashMap<String, Object>();
                                choice.put("key", value.key());
                                choice.put("name", value.name(locale));
                                return choice;
                            })
                            .toList());
        }
        return row;
    }

    @PostMapping("/open311/v2/requests." + FORMAT)
    ResponseEntity<String> report(
            @PathVariable String format,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletRequest request,
            Locale locale) {
        limits.read(request.getRemoteAddr());
        limits.report(request.getRemoteAddr(), requests.hasKey(form.toSingleValueMap()));
        Receipt receipt = reports.file(requests.report(form), Source.OPEN311);
        var row = new LinkedHashMap<String, @Nullable Object>();
        switch (receipt.tracking()) {
            case REALTIME -> row.put("service_request_id", receipt.number());
            case BATCH -> row.put("token", receipt.token());
            case BLACKBOX -> row.put("service_request_id", null);
        }
        row.put("service_notice", messages.text(locale, "citizen.notice"));
        row.put("account_id", null);
        return writer.list(HttpStatus.CREATED, format, REQUESTS, "request", List.of(row));
    }

    @GetMapping("/open311/v2/tokens/{token:[0-9a-f]{32}}." + FORMAT)
    ResponseEntity<String> token(@PathVariable String token, @PathVariable String format, HttpServletRequest request) {
        limits.read(request.getRemoteAddr());
        Opened opened = reports.opened(token).orElseThrow(() -> Problem.notFound("citizen-report-unknown", token));
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("service_request_id", opened.number());
        row.put("token", token);
        return writer.list(HttpStatus.OK, format, REQUESTS, "request", List.of(row));
    }

    @GetMapping("/open311/v2/requests." + FORMAT)
    ResponseEntity<String> list(
            @PathVariable String format,
            @RequestParam Map<String, String> query,
            HttpServletRequest request,
            Locale locale) {
        limits.read(request.getRemoteAddr());
        return answer(format, reports.list(requests.query(query)), locale);
    }

    @GetMapping("/open311/v2/requests/{number:[A-Z0-9-]+}." + FORMAT)
    ResponseEntity<String> one(
            @PathVariable String number, @PathVariable String format, HttpServletRequest request, Locale locale) {
        limits.read(request.getRemoteAddr());
        List<PublicReport> found = reports.list(requests.only(number));
        if (found.isEmpty()) {
            throw Problem.notFound("citizen-report-unknown", number);
        }
        return answer(format, found, locale);
    }

    private ResponseEntity<String> answer(String format, List<PublicReport> found, Locale locale) {
        return writer.list(
                HttpStatus.OK,
                format,
                REQUESTS,
                "request",
                found.stream().map(report -> row(report, locale)).toList());
    }

    private Map<String, @Nullable Object> row(PublicReport report, Locale locale) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("service_request_id", report.number());
        row.put("status", report.open() ? "open" : "closed");
        row.put(
                "status_notes",
                report.answer() == null
                        ? messages.text(locale, "citizen.progress." + report.progress())
                        : report.answer());
        row.put("service_name", services.name(report.service(), locale));
        row.put("service_code", report.service());
        row.put("description", null);
        row.put("agency_responsible", report.agency());
        row.put("service_notice", null);
        row.put("requested_datetime", written(report.reportedAt()));
        row.put("updated_datetime", written(report.updatedAt()));
        row.put("expected_datetime", written(report.expectedAt()));
        row.put("address", report.address());
        row.put("address_id", null);
        row.put("zipcode", null);
        requests.place(row, report);
        row.put(
                "media_url",
                report.photos().isEmpty()
                        ? null
                        : requests.base() + "/open311/v2/media/"
                                + report.photos().getFirst() + ".jpg");
        return row;
    }

    /** W3C date and time, to the second. */
    private static @Nullable String written(@Nullable Instant moment) {
        return moment == null ? null : moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    @GetMapping("/open311/v2/media/{key:[0-9a-f]{32}}.jpg")
    ResponseEntity<byte[]> media(@PathVariable String key, HttpServletRequest request) {
        limits.read(request.getRemoteAddr());
        byte[] jpeg = reports.photo(key).orElseThrow(() -> Problem.notFound("citizen-report-unknown", key));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(jpeg);
    }

    /** Refusals in the specification's form; a service that is not known is a 404, a wrong field a 400. */
    @ExceptionHandler
    ResponseEntity<String> refused(Problem problem, HttpServletRequest request, Locale locale) {
        String format = request.getRequestURI().endsWith(".json") ? "json" : "xml";
        HttpStatusCode status =
                problem.status() == HttpStatus.UNPROCESSABLE_CONTENT ? HttpStatus.BAD_REQUEST : problem.status();
        String words = messages.text(locale, "problem." + problem.code(), problem.arguments());
        ResponseEntity<String> answer = writer.error(status, format, words);
        return problem.retryAfter()
                .map(wait -> ResponseEntity.status(status)
                        .headers(answer.getHeaders())
                        .header(HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds()))
                        .body(answer.getBody()))
                .orElse(answer);
    }
}
