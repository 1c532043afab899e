package org.urbanriver.campus.gateway.page;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.platform.problems.NotFound;

/** Changes the language of all pages, and leads back to the one that was read. A plain link does, as nothing else changes. */
@Hidden
@RestController
class LanguageController {

    @GetMapping("/language/{tag}")
    ResponseEntity<Void> speak(
            @PathVariable String tag,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request) {
        var language = Preferences.spoken(tag).orElseThrow(() -> new NotFound("language"));
        var cookie = LanguageCookie.of(language.getLanguage(), request);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .location(URI.create(LocalAddress.anywhere(next)))
                .build();
    }
}
