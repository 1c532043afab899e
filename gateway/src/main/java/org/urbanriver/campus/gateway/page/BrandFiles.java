package org.urbanriver.campus.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** The institute's color and logo as files, with addresses that change when they do. */
@Component
@EnableConfigurationProperties(Brand.class)
class BrandFiles {

    private final Brand brand;
    private final Assets assets;
    private final byte[] css;
    private final byte[] logo;

    BrandFiles(Brand brand, Assets assets) {
        this.brand = brand;
        this.assets = assets;
        this.css = new Accent(brand.accent()).css().getBytes(StandardCharsets.UTF_8);
        this.logo = brand.hasLogo() ? read(Path.of(brand.logo())) : new byte[0];
    }

    Brand brand() {
        return brand;
    }

    byte[] css() {
        return css;
    }

    byte[] logo() {
        return logo;
    }

    String cssAddress() {
        return "/brand/accent.css?v=" + hash(css);
    }

    String logoAddress() {
        return brand.hasLogo() ? "/brand/logo?v=" + hash(logo) : assets.url("favicon.svg");
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        return DigestUtils.md5DigestAsHex(content).substring(0, 10);
    }
}
