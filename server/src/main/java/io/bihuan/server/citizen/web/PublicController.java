package io.bihuan.server.citizen.web;

import io.bihuan.server.citizen.CitizenReports;
import io.bihuan.server.citizen.CitizenReports.Contact;
import io.bihuan.server.citizen.CitizenReports.Receipt;
import io.bihuan.server.citizen.CitizenReports.Source;
import io.bihuan.server.citizen.CitizenService;
import io.bihuan.server.citizen.CitizenServices;
import io.bihuan.server.citizen.NewReport;
import io.bihuan.server.citizen.ProofOfWork;
import io.bihuan.server.citizen.PublicReport;
import io.bihuan.server.citizen.ReportLimits;
import io.bihuan.server.citizen.ServiceAttribute;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewers;
import io.bihuan.server.yaml.YamlFault;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The public page's interface: no log-in, some work to prove, limits for each address. */
@RestController
class PublicController {

    private final CitizenReports reports;
    private final CitizenServices services;
    private final ProofOfWork work;
    private final ReportLimits limits;
    private final boolean open;

    PublicController(
            CitizenReports reports,
            CitizenServices services,
            ProofOfWork work,
            ReportLimits limits,
            @Value("${bihuan.citizen.open:true}") boolean open) {
        this.reports = reports;
        this.services = services;
        this.work = work;
        this.limits = limits;
        this.open = open;
    }

    record PublicServices(boolean open, List<PublicService> services) {}

    record PublicService(String code, String name, String description, String group, List<PublicQuestion> questions) {}

    /** What a service asks besides; {@code answered} false for what is only told. */
    record PublicQuestion(
            String code,
            boolean answered,
            ServiceAttribute.Datatype datatype,
            boolean required,
            String question,
            String hint,
            List<PublicChoice> choices) {}

    record PublicChoice(String key, String name) {}

    record Challenge(String challenge, int bits) {}

    /**
     * Photos as base64 of JPEG or PNG; {@code work} answers the challenge, {@code answers} the service's questions by their
     * code, several only where several can be chosen.
     */
    record PublicReportBody(
            @NotBlank @Size(max = 40) String service,
            @NotBlank @Size(max = 1000) String description,
            @Nullable @Size(max = 200) String address,
            @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitudeDegrees,
            @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitudeDegrees,
            @Nullable @Size(max = 20) String phone,
            @Nullable @Size(max = 50) String name,
            @Nullable @Size(max = 3) List<@NotNull String> photos,
            @Nullable @Size(max = 100) Map<String, @Size(max = 100) List<String>> answers,
            @NotBlank @Size(max = 200) String challenge,
            @NotBlank @Size(max = 20) String work) {}

    /**
     * {@code code} are the digits that, with the number, open the report again; both null for services whose reports are
     * not told of.
     */
    record PublicReceipt(@Nullable String number, @Nullable String code) {}

    record StatusBody(
            @NotBlank @Size(max = 40) String number,
            @NotBlank @Size(max = 8) String code) {}

    record PublicStatus(
            String number,
            String service,
            PublicReport.Progress progress,
            Instant reportedAt,
            Instant updatedAt,
            @Nullable Instant expectedAt,
            @Nullable String answer) {}

    @GetMapping("/api/public/services")
    @PreAuthorize("permitAll()")
    PublicServices services(Locale locale) {
        return new PublicServices(
                open,
                services.all().stream().map(service -> shown(service, locale)).toList());
    }

    private static PublicService shown(CitizenService service, Locale locale) {
        return new PublicService(
                service.code(),
                service.name(locale),
                service.description(locale),
                service.group(locale),
                service.attributes().stream()
                        .map(attribute -> new PublicQuestion(
                                attribute.code(),
                                attribute.variable(),
                                attribute.datatype(),
                                attribute.required(),
                                attribute.question(locale),
                                attribute.hint(locale),
                                attribute.values().stream()
                                        .map(value -> new PublicChoice(value.key(), value.name(locale)))
                                        .toList()))
                        .toList());
    }

    /** What is wrong in the installation's own list of services. */
    @GetMapping("/api/citizen-services/faults")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    List<YamlFault> faults() {
        return services.faults();
    }

    @GetMapping("/api/public/challenge")
    @PreAuthorize("permitAll()")
    Challenge challenge() {
        return new Challenge(work.challenge(), ProofOfWork.BITS);
    }

    @PostMapping("/api/public/reports")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("permitAll()")
    PublicReceipt report(@Valid @RequestBody PublicReportBody body, HttpServletRequest request) {
        if (!open) {
            throw Problem.forbidden("citizen-closed");
        }
        work.check(body.challenge(), body.work());
        limits.report(request.getRemoteAddr(), false);
        String phone = Objects.requireNonNullElse(body.phone(), "").replaceAll("[\\s-]", "");
        Receipt receipt = reports.file(
                new NewReport(
                        body.service(),
                        body.description(),
                        body.address(),
                        body.longitudeDegrees(),
                        body.latitudeDegrees(),
                        phone,
                        Objects.requireNonNullElse(body.name(), ""),
                        "",
                        photos(body),
                        Objects.requireNonNullElse(body.answers(), Map.of())),
                Source.PAGE);
        if (receipt.tracking() == CitizenService.Tracking.BLACKBOX) {
            return new PublicReceipt(null, null);
        }
        String opensWith = phone.isEmpty() ? receipt.token() : phone;
        return new PublicReceipt(receipt.number(), opensWith.substring(opensWith.length() - 4));
    }

    private static List<byte[]> photos(PublicReportBody body) {
        try {
            return Objects.requireNonNullElse(body.photos(), List.<String>of()).stream()
                    .map(Base64.getDecoder()::decode)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("citizen-photo");
        }
    }

    @PostMapping("/api/public/status")
    @PreAuthorize("permitAll()")
    PublicStatus status(@Valid @RequestBody StatusBody body, HttpServletRequest request, Locale locale) {
        PublicReport report = open(body.number().strip(), body.code().strip(), request.getRemoteAddr(), locale);
        return new PublicStatus(
                report.number(),
                services.name(report.service(), locale),
                report.progress(),
                report.reportedAt(),
                report.updatedAt(),
                report.open() ? report.expectedAt() : null,
                report.answer());
    }

    private PublicReport open(String number, String code, String address, Locale locale) {
        limits.lookup(address, number);
        try {
            return reports.status(number, code, locale);
        } catch (Problem unknown) {
            limits.wrongCode(number);
            throw unknown;
        }
    }

    /** Who reported a case, for whoever dispatches; each look is audited. */
    @GetMapping("/api/cases/{id}/reporter")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    Contact reporter(@PathVariable long id) {
        if (!Viewers.current().role().cityWide()) {
            throw Problem.forbidden("not-allowed");
        }
        return reports.contact(id);
    }
}
