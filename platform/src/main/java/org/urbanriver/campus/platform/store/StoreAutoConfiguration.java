package org.urbanriver.campus.platform.store;

import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** A store that does not answer is told to the caller within seconds; the driver alone would let them wait for thirty. */
@AutoConfiguration(before = MongoAutoConfiguration.class)
class StoreAutoConfiguration {

    private static final int FIND_A_SERVER_SECONDS = 5;
    private static final int ANSWER_SECONDS = 20;

    @Bean
    MongoClientSettingsBuilderCustomizer impatience() {
        return settings -> settings.applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(FIND_A_SERVER_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(FIND_A_SERVER_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
    }
}
