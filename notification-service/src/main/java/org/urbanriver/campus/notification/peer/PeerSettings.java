package org.urbanriver.campus.notification.peer;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the other services are, by their names. */
@ConfigurationProperties("campus")
record PeerSettings(Map<String, URI> peers) {}
