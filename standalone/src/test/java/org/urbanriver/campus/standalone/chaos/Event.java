package org.urbanriver.campus.standalone.chaos;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An event as it stands in its topic.
 *
 * @param origin where it comes from
 */
record Event(
        String id,
        String type,
        String subject,
        long sequence,
        Instant time,
        String topic,
        int partition,
        long offset,
        Origin origin,
        JsonNode body) {

    /**
     * @param actor account in whose request it happened, or empty
     * @param roles that the account had
     * @param cause the event that it followed from, or empty
     */
    record Origin(String actor, String roles, String cause) {

        static final Origin NONE = new Origin("", "", "");
    }

    private static final String PREFIX = "org.urbanriver.campus.";

    /** The type without prefix and version, such as {@code enrollment.activated}. */
    String kind() {
        return type.replace(PREFIX, "").replaceAll("\\.v\\d+$", "");
    }

    boolean isOfEnrollment() {
        return body.has("enrollment");
    }

    boolean isOfOffering() {
        return body.has("offering");
    }

    /** The enrollment or offering as it was then. */
    JsonNode view() {
        return isOfEnrollment() ? body.get("enrollment") : body.get("offering");
    }

    String status() {
        return view().get("status").asString();
    }

    String student() {
        return view().get("studentId").asString();
    }

    JsonNode offering() {
        return isOfEnrollment() ? view().get("offering") : view();
    }

    String offeringId() {
        return offering().get("id").asString();
    }

    boolean isSeated() {
        return status().equals("ACTIVE") || status().equals("COMPLETED");
    }

    /** Whether it begins an opening of the enrollment. */
    boolean opens() {
        return kind().equals("enrollment.waitlisted")
                || kind().equals("enrollment.activated") && !text("cause").equals("PROMOTED");
    }

    /** When the status changed, as finely as the service's clock tells. */
    Instant changedAt() {
        return Instant.parse(view().get("changedAt").asString());
    }

    String text(String field) {
        return Optional.ofNullable(body.get(field)).map(JsonNode::asString).orElse("");
    }

    @Override
    public String toString() {
        var what = isOfEnrollment()
                ? "%s %s".formatted(status(), view().get("studentName").asString())
                : isOfOffering() ? "capacity " + view().path("capacity").asString("none") : "";
        return "%s  %-24s #%d %s %s %s".formatted(time, kind(), sequence, what, text("cause"), text("by"));
    }
}
