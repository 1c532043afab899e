package org.urbanriver.campus.course.authoring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.urbanriver.campus.platform.security.CurrentCaller;

/** Looks at who sends before a body is read, and lets a file flow through instead of into memory. */
@Configuration(proxyBeanMethods = false)
class AuthoringBodies implements WebMvcConfigurer {

    private final CurrentCaller caller;

    AuthoringBodies(CurrentCaller caller) {
        this.caller = caller;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Doorkeeper(caller)).addPathPatterns("/api/authoring/**");
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.addCustomConverter(new StreamedFile());
    }

    private record Doorkeeper(CurrentCaller caller) implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            caller.get().requireStaff();
            return true;
        }
    }

    /** Spring's own converter would read all of a body into memory to make a resource of it. */
    private static final class StreamedFile extends AbstractHttpMessageConverter<Resource> {

        StreamedFile() {
            super(
                    MediaType.valueOf("application/zip"),
                    MediaType.valueOf("application/x-zip-compressed"),
                    MediaType.APPLICATION_OCTET_STREAM);
        }

        @Override
        protected boolean supports(Class<?> type) {
            return Resource.class.equals(type);
        }

        @Override
        public boolean canWrite(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
            return false;
        }

        @Override
        protected Resource readInternal(Class<? extends Resource> type, HttpInputMessage message) throws IOException {
            return new InputStreamResource(message.getBody());
        }

        @Override
        protected void writeInternal(Resource resource, HttpOutputMessage message) {
            throw new UnsupportedOperationException("Spring writes resources");
        }
    }
}
