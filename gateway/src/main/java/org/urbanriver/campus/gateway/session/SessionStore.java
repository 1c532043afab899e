package org.urbanriver.campus.gateway.session;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.mongodb.spring.session.JdkMongoSessionConverter;
import org.mongodb.spring.session.MongoIndexedSessionRepository;
import org.mongodb.spring.session.config.annotation.web.http.EnableMongoHttpSession;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Keeps sessions in the database, so that any gateway knows them and a restart signs nobody out. */
@Configuration(proxyBeanMethods = false)
@EnableMongoHttpSession(collectionName = SessionStore.COLLECTION)
@EnableConfigurationProperties(SessionSettings.class)
class SessionStore {

    static final String COLLECTION = "sessions";

    private final MongoTemplate mongo;
    private final Clock clock;

    SessionStore(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    @Bean
    static JdkMongoSessionConverter sessionConverter(SessionSettings settings) {
        return new JdkMongoSessionConverter(settings.sessionIdle());
    }

    @Bean
    static SessionRepositoryCustomizer<MongoIndexedSessionRepository> sessionIdle(SessionSettings settings) {
        return repository -> repository.setDefaultMaxInactiveInterval(settings.sessionIdle());
    }

    @Bean
    static CookieSerializer sessionCookie(SessionSettings settings) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(settings.sessionCookie());
        cookie.setCookiePath("/");
        cookie.setUseHttpOnlyCookie(true);
        cookie.setUseSecureCookie(settings.https());
        cookie.setSameSite("Lax");
        return cookie;
    }

    /** Not every store expires documents by itself. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        mongo.remove(query(where("expireAt").lt(clock.instant())), COLLECTION);
    }
}
