package org.urbanriver.campus.standalone.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index that is used: by equality and {@code $in} on any number of its first fields, and by one comparison (or, if sparse,
 * {@code $exists}) on the field behind them. What it finds still has to be matched with the query. The index on {@code _id} has no
 * table of its own, as documents are kept by it.
 */
final class StoredIndex extends Index<Key> {

    /** Tells that the index was built, so that one that holds nothing is not built again at each start. */
    private static final Key BUILT = new Key(new byte[0]);

    private static final Key.Range WHOLE = new Key.Range(new Key(new byte[] {0}), new Key(new byte[] {(byte) 0xFF}));

    private static final int MOST_RANGES = 10_000;

    private final Tables.Table table;
    private final boolean ofIds;
    private final boolean unique;

    private StoredIndex(
            String name, List<IndexKey> keys, boolean sparse, Tables.Table table, boolean ofIds, boolean unique) {
        super(name, keys, sparse);
        this.table = table;
        this.ofIds = ofIds;
        this.unique = unique;
    }

    static StoredIndex ofIds(String name, List<IndexKey> keys, Tables.Table documents) {
        return new StoredIndex(name, keys, false, documents, true, true);
    }

    static StoredIndex of(String name, List<IndexKey> keys, boolean sparse, boolean unique, Tables.Table entries) {
        return new StoredIndex(name, keys, sparse, entries, false, unique);
    }

    static Key position(Document document) {
        return Key.of(document.get("_id"));
    }

    /** What a query asks of each field, as far as an index can help. */
    static Map<String, Object> conditions(Document query) {
        var conditions = new LinkedHashMap<String, Object>();
        query.forEach((field, condition) -> {
            if (field.equals("$and") && condition instanceof Collection<?> all) {
                all.forEach(part -> conditions(((Document) part)).forEach(conditions::putIfAbsent));
            } else if (!field.startsWith("$")) {
                conditions.put(field, condition);
            }
        });
        return conditions;
    }

    /** How much this index narrows the search: twice the fields asked for equality, one more for a comparison; 0 is not at all. */
    record Plan(int worth, List<Key.Range> ranges) {}

    Plan plan(Map<String, Object> conditions) {
        var prefixes = List.of(new Key(new byte[0]));
        var worth = 0;
        for (var field : keys()) {
            if (!conditions.containsKey(field)) {
                break;
            }
            var condition = conditions.get(field);
            var equal = valuesAskedFor(condition);
            if (equal == null || prefixes.size() * equal.size() > MOST_RANGES) {
                var compared = comparison(condition, prefixes);
                return compared == null ? planOf(worth, prefixes) : new Plan(worth + 1, compared);
            }
            prefixes = prefixes.stream()
                    .flatMap(prefix -> equal.stream().map(value -> prefix.then(Key.of(value))))
                    .distinct()
                    .toList();
            worth += 2;
        }
        return planOf(unique && worth == 2 * keys().size() ? Integer.MAX_VALUE : worth, prefixes);
    }

    private static Plan planOf(int worth, List<Key> prefixes) {
        return new Plan(worth, worth == 0 ? List.of() : Key.Range.startingWith(prefixes));
    }

    private @Nullable List<?> valuesAskedFor(@Nullable Object condition) {
        if (condition instanceof Document operators && isOperators(operators)) {
            if (operators.get("$in") instanceof Collection<?> values) {
                return values.stream().allMatch(this::isIndexed) ? withoutNull(values) : null;
            }
            return operators.containsKey("$eq") ? valuesAskedFor(operators.get("$eq")) : null;
        }
        return isIndexed(condition) ? List.of(Missing.ofNullable(condition)) : null;
    }

    /** {@link Key} takes the missing value for null, and unlike null it may be in every list. */
    private static List<Object> withoutNull(Collection<?> values) {
        return values.stream().map(Missing::ofNullable).toList();
    }

    private boolean isIndexed(@Nullable Object value) {
        return !(value instanceof Collection<?>)
                && !BsonRegularExpression.isRegularExpression(value)
                && !(value == null && isSparse());
    }

    private static boolean isOperators(Document condition) {
        return condition.keySet().stream().anyMatch(name -> name.startsWith("$"));
    }

    /** Only one bound is used: the elements of an array may satisfy one each. */
    private @Nullable List<Key.Range> comparison(@Nullable Object condition, List<Key> prefixes) {
        if (!(condition instanceof Document operators)) {
            return null;
        }
        for (var operator : List.of("$gte", "$gt", "$lte", "$lt")) {
            var bound = operators.get(operator);
            if (bound != null && isIndexed(bound)) {
                var key = Key.of(bound);
                return prefixes.stream()
                        .map(prefix -> operator.startsWith("$g")
                                ? new Key.Range(
                                        prefix.then(key),
                                        prefix.then(key.type()).end())
                                : new Key.Range(
                                        prefix.then(key.type()),
                                        prefix.then(key).end()))
                        .toList();
            }
        }
        if (isSparse() && keys().size() == 1 && Utils.isTrue(operators.get("$exists"))) {
            return List.of(WHOLE);
        }
        return null;
    }

    Stream<Key> positions(List<Key.Range> ranges) {
        var found = ranges.stream().flatMap(range -> table.rows(range, false));
        return ofIds
                ? found.map(Tables.Row::key)
                : found.map(row -> new Key(row.value())).distinct();
    }

    @Override
    public boolean canHandle(Document query) {
        return plan(conditions(query)).worth() > 0;
    }

    @Override
    public Iterable<Key> getPositions(Document query) {
        return positions(plan(conditions(query)).ranges()).toList();
    }

    @Override
    public Key getPosition(Document document) {
        return position(document);
    }

    private Map<Key, KeyValue> entries(Document document) {
        if (isSparse() && keys().stream().allMatch(field -> isMissing(document, field))) {
            return Map.of();
        }
        var entries = new LinkedHashMap<Key, KeyValue>();
        for (var values : getKeyValues(document)) {
            var key = Key.ofAll(values);
            entries.put(unique ? key : key.then(position(document)), values);
        }
        return entries;
    }

    private static boolean isMissing(Document document, String field) {
        var value = Utils.getSubdocumentValueCollectionAware(document, field);
        return value instanceof Missing
                || field.contains(".")
                        && value instanceof Collection<?> values
                        && values.stream().allMatch(Missing.class::isInstance);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        refuseEntriesOfOthers(document, null, collection);
    }

    @Override
    public void checkUpdate(Document old, Document changed, MongoCollection<Key> collection) {
        refuseEntriesOfOthers(changed, position(old), collection);
    }

    private void refuseEntriesOfOthers(Document document, @Nullable Key own, MongoCollection<Key> collection) {
        if (ofIds) {
            if (own == null && table.get(position(document)) != null) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
            }
            return;
        }
        entries(document).forEach((key, values) -> {
            var holder = unique ? table.get(key) : null;
            if (holder != null && !new Key(holder).equals(own)) {
                throw new DuplicateKeyError(this, collection, getKeys(), values);
            }
        });
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        if (!ofIds) {
            // Looked at once more, as an index that is being built has not added the others yet when it checks.
            checkAdd(document, collection);
            entries(document).keySet().forEach(key -> table.put(key, position.bytes()));
        }
    }

    @Override
    public Key remove(Document document) {
        if (!ofIds) {
            entries(document).keySet().forEach(table::remove);
        }
        return position(document);
    }

    /** New entries before the old ones go: a reader finds the document by one or the other at any moment. */
    @Override
    public void updateInPlace(Document old, Document changed, Key position, MongoCollection<Key> collection) {
        if (!ofIds) {
            var before = entries(old).keySet();
            var after = entries(changed).keySet();
            after.stream().filter(key -> !before.contains(key)).forEach(key -> table.put(key, position.bytes()));
            before.stream().filter(key -> !after.contains(key)).forEach(table::remove);
        }
    }

    void markBuilt() {
        if (!ofIds && table.get(BUILT) == null) {
            table.put(BUILT, new byte[0]);
        }
    }

    @Override
    public boolean isEmpty() {
        return !ofIds && table.get(BUILT) == null;
    }

    @Override
    public long getCount() {
        return table.size() - (ofIds ? 0 : 1);
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public boolean isUnique() {
        return unique;
    }

    @Override
    public void drop() {
        // The database drops the table.
    }
}
