package org.urbanriver.campus.gateway.page;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.platform.problems.NotFound;

/** Serves the institute's color and logo; browsers keep them for as long as their address stands. */
@Hidden
@RestController
class BrandController {

    private static final CacheControl FOR_A_YEAR =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);

    private final BrandFiles files;

    BrandController(BrandFiles files) {
        this.files = files;
    }

    @GetMapping("/brand/accent.css")
    ResponseEntity<byte[]> css() {
        return ResponseEntity.ok().cacheControl(FOR_A_YEAR).contentType(CSS).body(files.css());
    }

    @GetMapping("/brand/logo")
    ResponseEntity<byte[]> logo() {
        if (!files.brand().hasLogo()) {
            throw new NotFound("logo");
        }
        return ResponseEntity.ok()
                .cacheControl(FOR_A_YEAR)
                .contentType(MediaType.parseMediaType(files.brand().logoType()))
                .body(files.logo());
    }
}
