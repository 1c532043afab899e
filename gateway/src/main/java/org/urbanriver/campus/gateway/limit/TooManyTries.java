package org.urbanriver.campus.gateway.limit;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.Problems;

/** Something was tried too often; 429 with the seconds to wait. */
public class TooManyTries extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    private final long seconds;

    TooManyTries(Duration wait) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                Problems.problem(ProblemType.TOO_MANY_REQUESTS, sentence(seconds(wait))),
                null);
        this.seconds = seconds(wait);
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    public long seconds() {
        return seconds;
    }

    private static long seconds(Duration wait) {
        return wait.toSeconds() + 1;
    }

    private static String sentence(long seconds) {
        return "There were too many tries. Wait " + seconds + " seconds and try again.";
    }
}
