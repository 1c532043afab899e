package org.urbanriver.campus.notification.monitor;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.platform.events.Copies;

/**
 * How an aggregate was after its last event, for what the next one changed.
 *
 * @param data its view as JSON, as text: field names of other versions may be none that a store likes
 */
@Document("last_views")
record LastView(@Id String id, long sequence, String data) implements Copies.Copy {}
