package org.urbanriver.campus.platform.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what the server itself turns away before the application sees it, such as an address with an encoded slash.
 * Public, as Tomcat makes it by its name.
 */
public final class ProblemValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        try {
            var body = response.getReporter();
            if (body != null) {
                body.write(json(Problems.of(HttpStatusCode.valueOf(status), null)));
                response.finishResponse();
            }
        } catch (IOException e) {
            log.debug("The reader left", e);
        }
    }

    private static String json(ProblemDetail problem) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "type", problem.getType(),
                        "title", Objects.requireNonNull(problem.getTitle()),
                        "status", problem.getStatus(),
                        "detail", Objects.requireNonNull(problem.getDetail()),
                        "reason",
                                Objects.requireNonNull(problem.getProperties()).get("reason")));
    }
}
