package org.urbanriver.campus.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Hands out free ports of the loopback address, no port twice. */
final class Ports {

    /** Below the range from which systems take the ports of outgoing connections, which would come in between. */
    private static final int LOWEST = 14_000;

    private static final int HIGHEST = 32_000;

    private static final Set<Integer> GIVEN = new HashSet<>();

    static int free() {
        synchronized (GIVEN) {
            for (var tries = 0; tries < 1_000; tries++) {
                var port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
                if (isFree(port) && GIVEN.add(port)) {
                    return port;
                }
            }
        }
        throw new CampusFailure("No free port was found from %d to %d: stop some programs that listen there."
                .formatted(LOWEST, HIGHEST));
    }

    /** Also asks whether anybody answers: some systems allow to listen beside one who listens on all addresses. */
    static boolean isFree(int port) {
        try (var listening = new ServerSocket()) {
            listening.bind(new InetSocketAddress(loopback(), port), 1);
        } catch (IOException e) {
            return false;
        }
        try (var asking = new Socket()) {
            asking.connect(new InetSocketAddress(loopback(), port), 200);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByName("127.0.0.1");
    }

    private Ports() {}
}
