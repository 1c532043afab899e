package org.urbanriver.campus.enrollment.student;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;
import org.urbanriver.campus.contracts.accounts.AddressApi;

/** The way back to the gateway, with the token that came with the call in hand. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "gateway", types = AddressApi.class)
class GatewayClient {

    @Bean
    RestClientHttpServiceGroupConfigurer inTheCallersName() {
        return groups -> groups.forEachClient((group, client) -> client.requestInitializer(request -> {
            if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken token) {
                request.getHeaders().setBearerAuth(token.getToken().getTokenValue());
            }
        }));
    }
}
