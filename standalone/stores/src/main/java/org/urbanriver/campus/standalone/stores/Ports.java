package org.urbanriver.campus.standalone.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on the loopback address for servers that cannot choose a free one themselves or fail obscurely on a taken one. */
final class Ports {

    /** The port asked for, or a free one for 0. */
    static int available(int port, String what, String option) {
        try (var socket = new ServerSocket(port, 1, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw StoresFailure.portTaken(what, port, option, e);
        }
    }

    static InetAddress loopback() {
        try {
            return InetAddress.getByName("127.0.0.1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Ports() {}
}
