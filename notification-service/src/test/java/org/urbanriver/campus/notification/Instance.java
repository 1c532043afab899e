package org.urbanriver.campus.notification;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** One more instance of the service, on the stores of the first. */
public final class Instance implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Instance(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static Instance startedBeside(Environment first) {
        var same = Stream.of(
                        "spring.mongodb.uri",
                        "spring.kafka.bootstrap-servers",
                        "campus.namespace",
                        "campus.events.partitions",
                        "campus.mail.host",
                        "campus.mail.port")
                .map(name -> "--" + name + "=" + Objects.requireNonNull(first.getProperty(name), name));
        var own = Stream.of("--server.port=0", "--campus.streams.heartbeat=300ms");
        return new Instance(new SpringApplicationBuilder(NotificationService.class, ServiceTest.Tokens.class)
                .run(Stream.concat(same, own).toArray(String[]::new)));
    }

    public LiveClient live(String path, String account, String lastEventId) {
        var port = context.getEnvironment().getProperty("local.server.port");
        return LiveClient.open("http://127.0.0.1:" + port + path, account, lastEventId);
    }

    @Override
    public void close() {
        context.close();
    }
}
