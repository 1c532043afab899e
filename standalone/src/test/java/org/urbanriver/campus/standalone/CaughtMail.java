package org.urbanriver.campus.standalone;

import java.net.URI;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the mail catcher of a campus has caught, instead of sending it to people. */
record CaughtMail(URI messages) {

    static CaughtMail of(RunningCampus campus) {
        return new CaughtMail(campus.mailPage().orElseThrow().resolve("/messages"));
    }

    List<JsonNode> to(String email) {
        return Http.get(messages).map(JsonMapper.shared()::readTree).stream()
                .flatMap(mails -> StreamSupport.stream(mails.spliterator(), false))
                .filter(mail -> mail.get("to").toString().contains(email))
                .toList();
    }
}
