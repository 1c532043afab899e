package org.urbanriver.campus.gateway.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.urbanriver.campus.gateway.route.RequestIds;

/** Shows the problem that a request ended in as a page, where a person asked for a page. */
@ControllerAdvice
class ErrorPages implements ResponseBodyAdvice<Object> {

    private static final String API = "/api/";

    private final Frames frames;
    private final ScreenWriter writer;

    ErrorPages(Frames frames, ScreenWriter writer) {
        this.frames = frames;
        this.writer = writer;
    }

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof ProblemDetail problem)
                || !(request instanceof ServletServerHttpRequest servlet)
                || !wantsPage(servlet.getServletRequest())) {
            return body;
        }
        var page = page(problem, servlet.getServletRequest());
        var part = Answers.wantsPart(servlet.getServletRequest());
        var html = writer.html(part ? new ErrorToast(page) : page);
        if (part) {
            response.getHeaders().set("HX-Retarget", "#toasts");
            response.getHeaders().set("HX-Reswap", "beforeend");
            response.getHeaders().set("HX-Replace-Url", "false");
            response.getHeaders().set("HX-Push-Url", "false");
        }
        response.getHeaders().setContentType(ScreenWriter.HTML);
        response.getHeaders().setContentLength(html.length);
        try {
            response.getBody().write(html);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return null; // as all of it is written
    }

    private ErrorPage page(ProblemDetail problem, HttpServletRequest request) {
        var properties = Optional.ofNullable(problem.getProperties());
        var slug = properties.map(all -> all.get("reason")).map(String::valueOf).orElse("unexpected");
        var id = properties.map(all -> all.get("id")).map(String::valueOf).orElseGet(() -> RequestIds.of(request));
        var frame = frames.of(request);
        return new ErrorPage(frame, problem.getStatus(), slug, frame.reason(problem), id);
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !asked.startsWith(API)
                && (Answers.wantsPart(request) || accept != null && accept.contains(MediaType.TEXT_HTML_VALUE));
    }
}
