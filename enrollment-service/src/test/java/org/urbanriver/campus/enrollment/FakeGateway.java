package org.urbanriver.campus.enrollment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.urbanriver.campus.contracts.accounts.AccountView;
import org.urbanriver.campus.contracts.accounts.AddressBatch;
import org.urbanriver.campus.contracts.accounts.ResolvedAddress;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.platform.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for the gateway: finds accounts by their addresses, makes those that are missing, or refuses to answer. */
public class FakeGateway {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    private final Map<String, AccountView> accounts = new ConcurrentHashMap<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private final List<String> courses = new CopyOnWriteArrayList<>();
    private volatile String lastAnswered = "";

    FakeGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/internal/accounts", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {

        @Bean(destroyMethod = "stop")
        FakeGateway fakeGateway() {
            return new FakeGateway();
        }

        @Bean
        DynamicPropertyRegistrar gatewayAddress(FakeGateway gateway) {
            return properties -> properties.add("spring.http.serviceclient.gateway.base-url", gateway::address);
        }
    }

    void stop() {
        server.stop(0);
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public AccountView account(String email, boolean disabled, Role... roles) {
        var account = new AccountView(Ids.next(), email, "Known " + email, Set.of(roles), disabled, Instant.EPOCH);
        accounts.put(email, account);
        return account;
    }

    /** From now on batches that come after the one with this address are refused. */
    public void answerLast(String email) {
        lastAnswered = email;
    }

    public List<String> authorizations() {
        return authorizations;
    }

    public List<String> courses() {
        return courses;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var batch = JSON.readValue(exchange.getRequestBody(), AddressBatch.class);
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            courses.add(batch.course());
            if (lastAnswered.equals("past")) {
                lastAnswered = "";
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            if (batch.people().stream().anyMatch(person -> person.email().equals(lastAnswered))) {
                lastAnswered = "past";
            }
            var body = JSON.writeValueAsBytes(
                    batch.people().stream().map(this::resolved).toList());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private ResolvedAddress resolved(AddressBatch.NamedAddress person) {
        var email = person.email().toLowerCase(Locale.ROOT);
        if (!email.contains("@")) {
            return new ResolvedAddress(null, false, "The address must be an e-mail address.");
        }
        var known = accounts.get(email);
        if (known != null) {
            return new ResolvedAddress(known, false, null);
        }
        var made = new AccountView(
                Ids.next(),
                email,
                person.name(),
                Set.of(Role.STUDENT),
                false,
                Instant.EPOCH,
                true,
                null,
                null,
                null,
                null,
                null);
        accounts.put(email, made);
        return new ResolvedAddress(made, true, null);
    }
}
