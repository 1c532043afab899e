package org.urbanriver.campus.gateway.route;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.time.Duration;
import org.apache.hc.core5.http.io.EofSensorInputStream;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.ServerResponse;

/** Passes a call on and its answer back, and lets go of the service when the reader has left. */
class Forwarding extends RestClientProxyExchange {

    private static final Duration BREATH = Duration.ofMillis(150);

    Forwarding(RestClient client, GatewayMvcProperties settings) {
        super(client, settings);
    }

    /** A reading call that did not get through to the service is tried once more; nothing else ever is. */
    @Override
    public ServerResponse exchange(Request request) {
        try {
            return super.exchange(request);
        } catch (ResourceAccessException e) {
            if (request.getMethod() != HttpMethod.GET || !(e.getCause() instanceof ConnectException)) {
                throw e;
            }
            pause();
            return super.exchange(request);
        }
    }

    /** Closing would first read an endless stream to its end. */
    @Override
    protected int copyResponseBody(ClientHttpResponse response, InputStream in, OutputStream out) throws IOException {
        try {
            return super.copyResponseBody(response, in, out);
        } catch (IOException e) {
            if (in instanceof EofSensorInputStream stream) {
                stream.abort();
            } else {
                in.close();
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BREATH);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
