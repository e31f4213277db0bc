package io.bihuan.server.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What the connector refuses before anything of ours sees it is a problem too, and not a page of the web server's. */
@Component
class ConnectorProblems implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorProblems.class);

    private final Problems problems;

    ConnectorProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(problems)));
    }

    /** Writes the last word where nobody else has. */
    private static final class ProblemValve extends ErrorReportValve {

        private final Problems problems;

        ProblemValve(Problems problems) {
            this.problems = problems;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            HttpStatus status = HttpStatus.resolve(response.getStatus());
            if (status == null
                    || !status.isError()
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()) {
                return;
            }
            try {
                String code = status.is4xxClientError() ? "unreadable-request" : "internal-error";
                problems.write(Problem.of(status, code, "-"), request, response);
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                LOG.debug("The other side went away: {}", e.getMessage());
            }
        }
    }
}
