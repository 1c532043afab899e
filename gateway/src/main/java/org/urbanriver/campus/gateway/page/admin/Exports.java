package org.urbanriver.campus.gateway.page.admin;

import java.util.List;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/** Every table that can be had as a file. */
public record Exports(Frame frame, List<Export> files) implements Screen {

    /**
     * @param key of its texts
     * @param page where its table is shown
     */
    public record Export(String key, String address, String page) {}
}
