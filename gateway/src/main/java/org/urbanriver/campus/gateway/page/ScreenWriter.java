package org.urbanriver.campus.gateway.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Turns a screen into HTML by its template, which the build has made into a class. */
@Component
public class ScreenWriter extends AbstractHttpMessageConverter<Screen> {

    static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private static final String PACKAGE = "org.urbanriver.campus.gateway.templates";

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, ScreenWriter.class.getClassLoader(), PACKAGE);

    ScreenWriter() {
        super(HTML);
    }

    public byte[] html(Screen screen) {
        var output = new Utf8ByteOutput();
        templates.render(screen.template(), screen, output);
        return output.toByteArray();
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Screen.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected Screen readInternal(Class<? extends Screen> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Pages are only written", input);
    }

    @Override
    protected void writeInternal(Screen screen, HttpOutputMessage output) throws IOException {
        var html = html(screen);
        output.getHeaders().setContentType(HTML);
        output.getHeaders().setContentLength(html.length);
        output.getBody().write(html);
    }
}
