package org.urbanriver.campus.standalone.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Documents by their id. Every read decodes a document of its own, so that an update never shows through in one that is being
 * sent to somebody else.
 */
final class StoredCollection extends AbstractMongoCollection<Key> {

    private final Tables.Table documents;
    private volatile List<StoredIndex> usable = List.of();

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            Tables.Table documents) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    @Override
    public void addIndex(Index<Key> index) {
        super.addIndex(index);
        ((StoredIndex) index).markBuilt();
        refreshUsable();
    }

    @Override
    public void dropIndex(String name) {
        super.dropIndex(name);
        refreshUsable();
    }

    /** A copy, as readers do not wait for the one who adds an index. */
    private void refreshUsable() {
        usable = getIndexes().stream().map(StoredIndex.class::cast).toList();
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        var found = isNaturalDescending(orderBy) ? null : best(query, orderBy, limit);
        if (found == null) {
            return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
        var order = found.sorted() ? null : orderBy;
        return matchDocumentsFromStream(found.documents(), query, order, skip, limit, batchSize, fields);
    }

    Stream<Document> matching(Document query) {
        var found = best(query, null, 0);
        return (found == null ? all(false) : found.documents())
                .filter(document -> documentMatchesQuery(document, query));
    }

    private record Found(Stream<Document> documents, boolean sorted) {}

    /** By the index that narrows the search most; of those, or where none does, by one that has what is wanted in its order. */
    private @Nullable Found best(Document query, @Nullable Document orderBy, int limit) {
        var conditions = StoredIndex.conditions(query);
        StoredIndex best = null;
        var bestPlan = StoredIndex.Plan.NONE;
        var sorted = false;
        for (var index : usable) {
            var plan = index.plan(conditions);
            if (plan.worth() < bestPlan.worth() || plan.worth() == 0 && limit == 0) {
                continue;
            }
            var inOrder = orderBy != null && !orderBy.isEmpty() && index.isInOrder(plan, orderBy);
            if (plan.worth() > bestPlan.worth() || inOrder && !sorted) {
                best = index;
                bestPlan = plan;
                sorted = inOrder;
            }
        }
        if (best == null) {
            return null;
        }
        var descending = sorted && orderBy != null && isDescending(orderBy);
        return new Found(documents(best.positions(bestPlan.ranges(), descending)), sorted);
    }

    private static boolean isDescending(Document orderBy) {
        return orderBy.values().iterator().next() instanceof Number direction && direction.intValue() < 0;
    }

    /** Leaves out what was deleted since the index told its position. */
    private Stream<Document> documents(Stream<Key> positions) {
        return positions.map(documents::get).filter(Objects::nonNull).map(Bson::decode);
    }

    private Stream<Document> all(boolean descending) {
        return documents.rows(null, descending).map(row -> Bson.decode(row.value()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        return matchDocumentsFromStream(
                all(isNaturalDescending(orderBy)), query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            Iterable<Key> positions,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        var found = documents(StreamSupport.stream(positions.spliterator(), false));
        return matchDocumentsFromStream(found, query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected Stream<DocumentWithPosition<Key>> streamAllDocumentsWithPosition() {
        return documents.rows(null, false).map(row -> new DocumentWithPosition<>(Bson.decode(row.value()), row.key()));
    }

    @Override
    protected @Nullable Document getDocument(Key position) {
        var bytes = documents.get(position);
        return bytes == null ? null : Bson.decode(bytes);
    }

    @Override
    protected Key addDocumentInternal(Document document) {
        var id = getIdField();
        var position = Key.of(id == null ? UUID.randomUUID() : document.get(id));
        documents.put(position, Bson.encode(document));
        return position;
    }

    @Override
    protected void handleUpdate(Key position, Document old, Document changed) {
        documents.put(position, Bson.encode(changed));
    }

    @Override
    protected void removeDocument(Key position) {
        documents.remove(position);
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.size());
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("the size is counted when asked for");
    }

    @Override
    protected int getDataSize() {
        return documents.rows(null, false).mapToInt(row -> row.value().length).sum();
    }
}
