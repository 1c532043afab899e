package org.urbanriver.campus.notification.delivery;

import java.util.Collection;
import java.util.List;

/** A channel that can tell what it did about the events of some aggregates. */
public interface Effects {

    /** @param subjects ids of the aggregates that the events happened to */
    List<Effect> about(Collection<String> subjects);
}
