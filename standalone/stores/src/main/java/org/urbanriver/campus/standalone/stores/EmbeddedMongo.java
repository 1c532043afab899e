package org.urbanriver.campus.standalone.stores;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Answers MongoDB's protocol on the loopback address from one file. It is an emulator for one machine, not MongoDB: one writer at
 * a time, no transactions, no password, no replication, and only the commonly used operations. What it acknowledged outlives the
 * process being killed; a power cut may lose the last seconds.
 */
public final class EmbeddedMongo implements AutoCloseable {

    /** Each connection has a thread of its own up to this many, as a writer waits for its change to be safe. */
    private static final int MOST_THREADS = 128;

    private final MongoServer server;

    private EmbeddedMongo(MongoServer server) {
        this.server = server;
    }

    /** Without a file everything is kept in memory; port 0 takes a free one. */
    public static EmbeddedMongo open(@Nullable Path file, int port) {
        return open(
                file,
                port,
                e -> LoggerFactory.getLogger(EmbeddedMongo.class).error("The data file {} cannot be written", file, e));
    }

    static EmbeddedMongo open(@Nullable Path file, int port, Consumer<IOException> onFailure) {
        var tables = Tables.open(file, onFailure);
        var server = new MongoServer(new StoredBackend(tables));
        try {
            server.bind(new InetSocketAddress("127.0.0.1", port), 1, MOST_THREADS);
        } catch (Exception e) {
            tables.close();
            throw StoresFailure.portTaken("MongoDB", port, "mongo-port", e);
        }
        return new EmbeddedMongo(server);
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
