package org.urbanriver.campus.gateway.route;

import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.ResponseHttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/** What of a service's answer stays inside: cookies are the gateway's alone, and the request id is set already. */
@Component
class OutwardHeaders implements ResponseHttpHeadersFilter {

    private static final List<String> INSIDE =
            List.of(HttpHeaders.SET_COOKIE, HttpHeaders.SERVER, "X-Powered-By", RequestIds.HEADER);

    @Override
    public HttpHeaders apply(HttpHeaders answered, ServerResponse response) {
        var outward = new HttpHeaders(answered);
        INSIDE.forEach(outward::remove);
        return outward;
    }
}
