package org.urbanriver.campus.notification.flow;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the services are whose outboxes are looked at. */
@ConfigurationProperties("campus.services")
record FlowSettings(Map<String, URI> outboxes) {}
