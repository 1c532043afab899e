package org.urbanriver.campus.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** Addresses of stylesheets, scripts and images that change when their content does, so that browsers may keep them. */
@Component
class Assets {

    private static final Map<String, String> GROUPS =
            Map.of("htmx.org", "org.webjars.npm", "htmx-ext-sse", "org.webjars.npm", "swagger-ui", "org.webjars");

    private final Map<String, String> urls = new ConcurrentHashMap<>();

    String url(String name) {
        return urls.computeIfAbsent(name, each -> "/assets/" + each + "?v=" + hash("static/" + each));
    }

    /** A file of a library that the build brought along. */
    String library(String name, String file) {
        return urls.computeIfAbsent(
                name + "/" + file, any -> "/assets/webjars/" + name + "/" + version(name) + "/" + file);
    }

    private static String version(String name) {
        var properties = new Properties();
        var at = "META-INF/maven/" + GROUPS.get(name) + "/" + name + "/pom.properties";
        try (var stream = new ClassPathResource(at).getInputStream()) {
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String resource) {
        try (var stream = new ClassPathResource(resource).getInputStream()) {
            return DigestUtils.md5DigestAsHex(stream).substring(0, 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
