package org.urbanriver.campus.platform.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * Gives a Spring test MongoDB and Kafka: containers where an engine answers, the embedded stores where none does. Each
 * context gets databases, topics and groups of its own, and an {@link Events} bean.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ContextConfiguration(initializers = StoresInitializer.class)
@Import(Events.class)
public @interface WithStores {}
