package org.urbanriver.campus.standalone.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database whose collections and indexes are tables of the one store. */
final class StoredDatabase extends AbstractSynchronizedMongoDatabase<Key> {

    private static final String DOCUMENTS = "documents/";
    private static final String INDEX = "index/";

    private final Tables tables;

    StoredDatabase(String name, CursorRegistry cursors, Tables tables) {
        super(name, cursors);
        this.tables = tables;
        initializeNamespacesAndIndexes();
    }

    static List<String> namesIn(Tables tables) {
        return tables.names().stream()
                .filter(table -> table.startsWith(DOCUMENTS))
                .map(table -> table.substring(DOCUMENTS.length(), table.indexOf('.')))
                .distinct()
                .toList();
    }

    private String documents(String collection) {
        return DOCUMENTS + getFullCollectionNamespace(collection);
    }

    private String index(String collection, String index) {
        return INDEX + getFullCollectionNamespace(collection) + "/" + index;
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoredCollection(this, name, options, cursorRegistry, tables.table(documents(name)));
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return keys.size() == 1 && keys.getFirst().getKey().equals("_id")
                ? StoredIndex.ofIds(name, keys, tables.table(documents(collection)))
                : StoredIndex.of(name, keys, sparse, true, tables.table(index(collection, name)));
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return StoredIndex.of(name, keys, sparse, false, tables.table(index(collection, name)));
    }

    /** An aggregation that starts with a match reads by index what a query would; without this it reads everything. */
    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        if (command.equalsIgnoreCase("aggregate")
                && query.get("pipeline") instanceof List<?> pipeline
                && !pipeline.isEmpty()
                && pipeline.getFirst() instanceof Document first
                && first.get("$match") instanceof Document match
                && query.get(command) instanceof String name
                && resolveCollection(name, false) instanceof StoredCollection collection) {
            var rest = Aggregation.parse(pipeline.subList(1, pipeline.size()));
            var aggregation = Aggregation.fromPipeline(rest, databases, this, collection, oplog);
            aggregation.validate(query);
            var found = aggregation.runStages(collection.matching(match));
            var cursor = new Document("id", 0L)
                    .append("ns", collection.getFullName())
                    .append("firstBatch", found);
            return new Document("cursor", cursor).append("ok", 1.0);
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String name) {
        super.dropIndex(collection, name);
        if (!name.equals("_id_")) {
            tables.drop(index(collection.getCollectionName(), name));
        }
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        tables.drop(documents(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, @Nullable String name) {
        throw new MongoServerError(59, "CommandNotFound", "renameCollection is not supported by the embedded store");
    }

    @Override
    protected long getFileSize() {
        return tables.fileSize();
    }

    @Override
    protected long getStorageSize() {
        return tables.fileSize();
    }
}
