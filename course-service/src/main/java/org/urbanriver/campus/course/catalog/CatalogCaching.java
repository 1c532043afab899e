package org.urbanriver.campus.course.catalog;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Lets clients ask whether the catalog is still the one they have, and be told so without its bytes. */
@Configuration(proxyBeanMethods = false)
class CatalogCaching {

    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> catalogEtags() {
        var filter = new ShallowEtagHeaderFilter() {
            @Override
            protected boolean isEligibleForEtag(
                    HttpServletRequest request, HttpServletResponse response, int status, java.io.InputStream body) {
                // Spring Security forbids storing by default; what is open to anyone may be stored.
                return status == HttpServletResponse.SC_OK && "GET".equals(request.getMethod());
            }

            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, jakarta.servlet.FilterChain chain)
                    throws jakarta.servlet.ServletException, java.io.IOException {
                if ("GET".equals(request.getMethod())) {
                    response.setHeader("Cache-Control", "no-cache");
                }
                super.doFilterInternal(request, response, chain);
            }
        };
        filter.setWriteWeakETag(true);
        var registration = new FilterRegistrationBean<>((ShallowEtagHeaderFilter) filter);
        registration.addUrlPatterns("/api/courses", "/api/techniques");
        return registration;
    }
}
