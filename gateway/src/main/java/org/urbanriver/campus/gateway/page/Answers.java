package org.urbanriver.campus.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** How a page answers: whole, as the part that htmx puts in its place, or by leading on after a form. */
public final class Answers {

    private static final String TARGET = "HX-Target";
    private static final String PART = "HX-Request";

    private Answers() {}

    /** Whether htmx asks, which puts the answer somewhere in the page. */
    public static boolean wantsPart(HttpServletRequest request) {
        return request.getHeader(PART) != null;
    }

    /** Whether htmx asks for the element of this id alone. */
    public static boolean wants(HttpServletRequest request, String id) {
        return id.equals(request.getHeader(TARGET));
    }

    /** The part where htmx asks for the element of this id, else the whole page. */
    public static ResponseEntity<Screen> partOrPage(
            HttpServletRequest request, String id, Supplier<? extends Screen> part, Supplier<? extends Screen> page) {
        return partOrPage(HttpStatus.OK, request, id, part, page);
    }

    /** The same with a status, such as that of a refusal. */
    public static ResponseEntity<Screen> partOrPage(
            HttpStatusCode status,
            HttpServletRequest request,
            String id,
            Supplier<? extends Screen> part,
            Supplier<? extends Screen> page) {
        return ResponseEntity.status(status)
                .header(HttpHeaders.VARY, TARGET)
                .body(wants(request, id) ? part.get() : page.get());
    }

    public static ResponseEntity<Screen> page(HttpStatusCode status, Screen page) {
        return ResponseEntity.status(status).body(page);
    }

    /** After a form: on to a page of the campus. */
    public static ResponseEntity<Screen> seeOther(String address) {
        return seeOther(URI.create(LocalAddress.of(address)));
    }

    public static ResponseEntity<Screen> seeOther(URI address) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(address).build();
    }

    /**
     * On to a page that says what was done.
     *
     * @param told key of the text, which begins with {@code told.} and has no values
     */
    public static ResponseEntity<Screen> seeOther(String address, String told) {
        var now = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(
                        HttpHeaders.SET_COOKIE,
                        Told.cookie(told, now.getRequest()).toString())
                .location(URI.create(LocalAddress.of(address)))
                .build();
    }
}
