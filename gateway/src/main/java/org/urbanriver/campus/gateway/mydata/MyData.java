package org.urbanriver.campus.gateway.mydata;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.Page;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentView;
import org.urbanriver.campus.contracts.notifications.InboxApi;
import org.urbanriver.campus.contracts.notifications.InboxEntryView;
import org.urbanriver.campus.gateway.account.OwnAccount;
import org.urbanriver.campus.gateway.session.Devices;
import org.urbanriver.campus.gateway.token.Tokens;
import org.urbanriver.campus.platform.security.CurrentCaller;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts together what each part of the campus holds on the caller, by asking it in the caller's own name. A part that does
 * not answer fails the whole: half of one's data that looks like all of it would be worse than none.
 */
@Component
public class MyData {

    private static final String FILE = "urban-river-campus-my-data.json";

    private final OwnAccount own;
    private final Devices devices;
    private final Tokens tokens;
    private final EnrollmentApi enrollments;
    private final InboxApi inbox;
    private final CurrentCaller caller;
    private final JsonMapper json;
    private final Clock clock;

    MyData(
            OwnAccount own,
            Devices devices,
            Tokens tokens,
            EnrollmentApi enrollments,
            InboxApi inbox,
            CurrentCaller caller,
            JsonMapper json,
            Clock clock) {
        this.own = own;
        this.devices = devices;
        this.tokens = tokens;
        this.enrollments = enrollments;
        this.inbox = inbox;
        this.caller = caller;
        this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
        this.clock = clock;
    }

    /** A file that both people and programs read. */
    public ResponseEntity<byte[]> download(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(FILE).build().toString())
                .body(json.writeValueAsBytes(data(request)));
    }

    private PersonalData data(HttpServletRequest request) {
        var id = caller.get().id();
        return new PersonalData(
                clock.instant(),
                own.view(id),
                own.email(id),
                own.preferences(id),
                devices.of(id, request),
                tokens.of(id),
                all(page -> enrollments.mine(page, Page.MAX_SIZE), EnrollmentView::id),
                all(this::messages, InboxEntryView::id));
    }

    private Page<InboxEntryView> messages(int number) {
        var page = inbox.inbox(number, Page.MAX_SIZE);
        return new Page<>(page.items(), page.page(), page.size(), page.total());
    }

    /** What is added while the pages are turned may show up twice on them. */
    private static <T> List<T> all(IntFunction<Page<T>> pages, Function<T, String> id) {
        var all = new LinkedHashMap<String, T>();
        for (var number = 0; ; number++) {
            var page = pages.apply(number);
            page.items().forEach(item -> all.putIfAbsent(id.apply(item), item));
            if (!page.hasNext()) {
                return new ArrayList<>(all.values());
            }
        }
    }
}
