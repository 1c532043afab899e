package org.urbanriver.campus.standalone.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells commands that change something, which run alone and are answered when they are safe, from those that only read. */
final class StoredBackend extends AbstractMongoBackend {

    private static final Set<String> CHANGING = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private final Tables tables;

    StoredBackend(Tables tables) {
        this.tables = tables;
        tables.change(() -> {
            StoredDatabase.namesIn(tables).forEach(this::resolveDatabase);
            return tables;
        });
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new StoredDatabase(name, getCursorRegistry(), tables);
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        // Health checks and newer drivers greet with hello, which the library does not know yet.
        if (command.equals("hello")) {
            return super.handleCommand(channel, database, "ismaster", query)
                    .append("isWritablePrimary", true)
                    .append("helloOk", true);
        }
        // So that whoever measures or reports can tell it from MongoDB, whose version it claims to be.
        if (command.equalsIgnoreCase("buildInfo")) {
            return super.handleCommand(channel, database, command, query).append("embedded", true);
        }
        return changes(command, query)
                ? tables.change(() -> super.handleCommand(channel, database, command, query))
                : super.handleCommand(channel, database, command, query);
    }

    private static boolean changes(String command, Document query) {
        return CHANGING.contains(command.toLowerCase(Locale.ROOT))
                || command.equals("aggregate")
                        && query.get("pipeline") instanceof List<?> stages
                        && stages.stream()
                                .anyMatch(stage -> stage instanceof Document document
                                        && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    @Override
    public void close() {
        super.close();
        tables.close();
    }
}
