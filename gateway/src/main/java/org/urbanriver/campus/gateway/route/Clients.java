package org.urbanriver.campus.gateway.route;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.springframework.web.service.registry.ImportHttpServices;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.courses.CatalogApi;
import org.urbanriver.campus.contracts.courses.MediaApi;
import org.urbanriver.campus.contracts.enrollments.EligibilityApi;
import org.urbanriver.campus.contracts.enrollments.EnrollmentApi;
import org.urbanriver.campus.contracts.enrollments.HoldApi;
import org.urbanriver.campus.contracts.enrollments.LearningApi;
import org.urbanriver.campus.contracts.enrollments.OfferingApi;
import org.urbanriver.campus.contracts.enrollments.RosterImportApi;
import org.urbanriver.campus.contracts.enrollments.RosterMessageApi;
import org.urbanriver.campus.contracts.notifications.AuditApi;
import org.urbanriver.campus.contracts.notifications.DeadLetterApi;
import org.urbanriver.campus.contracts.notifications.FlowApi;
import org.urbanriver.campus.contracts.notifications.InboxApi;
import org.urbanriver.campus.contracts.notifications.LetterApi;
import org.urbanriver.campus.contracts.notifications.MailApi;
import org.urbanriver.campus.contracts.notifications.MonitorApi;
import org.urbanriver.campus.contracts.notifications.SystemApi;
import org.urbanriver.campus.gateway.identity.Vouching;
import org.urbanriver.campus.platform.security.Caller;
import org.urbanriver.campus.platform.security.CampusToken;
import org.urbanriver.campus.platform.security.CurrentCaller;

/**
 * The connections to the services. Apache's client is the one whose time limit is for each read: an event stream with a
 * heartbeat or a long upload outlives it, a service that has fallen silent does not.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Services.class)
@ImportHttpServices(
        group = "course",
        types = {CatalogApi.class, AuthoringApi.class, MediaApi.class})
@ImportHttpServices(
        group = "enrollment",
        types = {
            OfferingApi.class,
            EnrollmentApi.class,
            EligibilityApi.class,
            LearningApi.class,
            HoldApi.class,
            RosterMessageApi.class,
            RosterImportApi.class
        })
@ImportHttpServices(
        group = "notification",
        types = {
            InboxApi.class,
            MonitorApi.class,
            MailApi.class,
            FlowApi.class,
            DeadLetterApi.class,
            AuditApi.class,
            SystemApi.class
        })
class Clients {

    private static final Timeout CONNECT = Timeout.ofSeconds(2);
    private static final Timeout SILENCE = Timeout.ofSeconds(40);
    private static final Timeout PLACE_IN_POOL = Timeout.ofSeconds(3);
    /** A page would rather say that a part is missing than keep its reader waiting. */
    private static final Duration PAGE_PATIENCE = Duration.ofSeconds(8);

    @Bean
    CloseableHttpClient serviceConnections() {
        var pool = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnPerRoute(1_000)
                .setMaxConnTotal(3_000)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(CONNECT)
                        .setSocketTimeout(SILENCE)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(pool)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(PLACE_IN_POOL)
                        .setResponseTimeout(SILENCE)
                        .build())
                .evictIdleConnections(TimeValue.ofSeconds(30))
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableContentCompression()
                .disableRedirectHandling()
                .build();
    }

    @Bean
    ClientHttpRequestFactory serviceRequests(CloseableHttpClient serviceConnections) {
        return new HttpComponentsClientHttpRequestFactory(serviceConnections);
    }

    @Bean
    ProxyExchange proxyExchange(RestClient.Builder client, GatewayMvcProperties settings) {
        return new Forwarding(client.build(), settings);
    }

    /** Pages ask the services in the name and the language of whoever looks at them. */
    @Bean
    RestClientHttpServiceGroupConfigurer pageClients(
            Services services, CloseableHttpClient serviceConnections, CurrentCaller caller, Vouching vouching) {
        var patient = new HttpComponentsClientHttpRequestFactory(serviceConnections);
        patient.setReadTimeout(PAGE_PATIENCE);
        return groups -> groups.forEachClient((group, client) -> client.baseUrl(services.of(group.name()))
                .requestFactory(patient)
                .requestInitializer(request -> {
                    caller.find().ifPresent(who -> request.getHeaders().setBearerAuth(vouching.token(who)));
                    request.getHeaders().setAcceptLanguageAsLocales(List.of(LocaleContextHolder.getLocale()));
                }));
    }

    /** Letters go out in the gateway's own name, whoever caused them. */
    @Bean
    LetterApi letterPost(
            RestClient.Builder client, Services services, CloseableHttpClient serviceConnections, Vouching vouching) {
        var patient = new HttpComponentsClientHttpRequestFactory(serviceConnections);
        patient.setReadTimeout(PAGE_PATIENCE);
        var own = new Caller(CampusToken.GATEWAY, "Urban River Campus", "", Set.of());
        var post = client.baseUrl(services.notification())
                .requestFactory(patient)
                .requestInitializer(request -> request.getHeaders().setBearerAuth(vouching.token(own)))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(post))
                .build()
                .createClient(LetterApi.class);
    }
}
