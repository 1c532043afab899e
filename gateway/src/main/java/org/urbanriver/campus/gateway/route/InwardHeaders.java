package org.urbanriver.campus.gateway.route;

import java.util.List;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter.RequestHttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.urbanriver.campus.gateway.identity.Vouching;
import org.urbanriver.campus.platform.security.CurrentCaller;

/**
 * What of a request's headers a service gets to see: those named here and no others, whatever a client makes up. The
 * caller's own credentials stay here; in their place goes the gateway's word for who it is.
 */
@Component
class InwardHeaders implements RequestHttpHeadersFilter, Ordered {

    private static final List<String> WELCOME = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.CACHE_CONTROL,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_LENGTH,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_RANGE,
            HttpHeaders.IF_UNMODIFIED_SINCE,
            HttpHeaders.RANGE,
            HttpHeaders.USER_AGENT,
            "Idempotency-Key",
            "Last-Event-ID");

    private final CurrentCaller caller;
    private final Vouching vouching;

    InwardHeaders(CurrentCaller caller, Vouching vouching) {
        this.caller = caller;
        this.vouching = vouching;
    }

    @Override
    public HttpHeaders apply(HttpHeaders sent, ServerRequest request) {
        var inward = new HttpHeaders();
        for (var name : WELCOME) {
            var values = sent.get(name);
            if (values != null) {
                inward.put(name, values);
            }
        }
        var servlet = request.servletRequest();
        inward.set("X-Forwarded-For", servlet.getRemoteAddr());
        inward.set("X-Forwarded-Proto", servlet.getScheme());
        inward.set(RequestIds.HEADER, RequestIds.of(servlet));
        caller.find().ifPresent(who -> inward.setBearerAuth(vouching.token(who)));
        return inward;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
