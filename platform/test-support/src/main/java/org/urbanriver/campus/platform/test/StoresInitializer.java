package org.urbanriver.campus.platform.test;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.urbanriver.campus.platform.Ids;

/** Points a context at the test stores, in a namespace of its own. */
class StoresInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var stores = TestStores.running();
        TestPropertyValues.of(
                        "spring.mongodb.uri=" + stores.mongoUri(),
                        "spring.kafka.bootstrap-servers=" + stores.kafkaServers(),
                        "campus.namespace=t" + Ids.next() + "-",
                        "campus.events.partitions=3",
                        "campus.events.retries=2")
                .applyTo(context);
    }
}
