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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An index that is used: by equality and {@code $in} on any number of its first fields, by comparison (or, if sparse,
 * {@code $exists}) on the field behind them, and for the order of the fields that follow. What it finds still has to be
 * matched with the query. The index on {@code _id} has no table of its own, as documents are kept by it.
 */
final class StoredIndex extends Index<Key> {

    /** Tells that the index was built, so that one that holds nothing is not built again at each start. */
    private static final Key BUILT = new Key(new byte[0]);

    /** What is kept there: whether all values are plain. An index of an earlier version does not know. */
    private static final byte[] PLAIN = {1};

    private static final byte[] NOT_PLAIN = {0};

    private static final Key.Range WHOLE = new Key.Range(new Key(new byte[] {0}), new Key(new byte[] {(byte) 0xFF}));

    private static final int MOST_RANGES = 10_000;

    private final Tables.Table table;
    private final boolean ofIds;
    private final boolean unique;
    /** Whether each document has one value, of a kind whose bytes have its order: only then the order here is that of a sort. */
    private volatile boolean plain;

    private StoredIndex(
            String name, List<IndexKey> keys, boolean sparse, Tables.Table table, boolean ofIds, boolean unique) {
        super(name, keys, sparse);
        this.table = table;
        this.ofIds = ofIds;
        this.unique = unique;
        this.plain = !ofIds && (isNew() || Arrays.equals(table.get(BUILT), PLAIN));
    }

    private boolean isNew() {
        var built = table.get(BUILT);
        return built == null || built.length == 0 && !unique;
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

    /**
     * How an index serves a query.
     *
     * @param worth how much it narrows the search: twice the fields asked for equality, one more for a comparison; 0 is not at all
     * @param equal how many of its first fields have one value each, and so no part in an order
     */
    record Plan(int worth, int equal, List<Key.Range> ranges) {

        static final Plan NONE = new Plan(0, 0, List.of());
    }

    Plan plan(Map<String, Object> conditions) {
        var prefixes = List.of(new Key(new byte[0]));
        var worth = 0;
        var single = 0;
        for (var field : keys()) {
            if (!conditions.containsKey(field)) {
                break;
            }
            var condition = conditions.get(field);
            var equal = valuesAskedFor(condition);
            if (equal == null || prefixes.size() * equal.size() > MOST_RANGES) {
                var compared = comparison(condition, prefixes);
                return compared == null ? planOf(worth, single, prefixes) : new Plan(worth + 1, single, compared);
            }
            prefixes = prefixes.stream()
                    .flatMap(prefix -> equal.stream().map(value -> prefix.then(Key.of(value))))
                    .distinct()
                    .toList();
            worth += 2;
            single += equal.size() == 1 ? 1 : 0;
        }
        return planOf(unique && worth == 2 * keys().size() ? Integer.MAX_VALUE : worth, single, prefixes);
    }

    private Plan planOf(int worth, int equal, List<Key> prefixes) {
        var all = isSparse() || ofIds ? List.<Key.Range>of() : List.of(WHOLE);
        return new Plan(worth, equal, worth == 0 ? all : Key.Range.startingWith(prefixes));
    }

    /** Whether what a plan finds comes in this order, or just the other way round. */
    boolean isInOrder(Plan plan, Document order) {
        if (!plain || plan.ranges().size() != 1 || Set.copyOf(order.values()).size() != 1) {
            return false;
        }
        var fields = new ArrayList<>(keys());
        if (!unique) {
            fields.add("_id"); // as the position, by which equal ones are told apart
        }
        var constant = fields.subList(0, plan.equal());
        var wanted = order.keySet().stream()
                .filter(field -> !constant.contains(field))
                .toList();
        var given = fields.subList(plan.equal(), fields.size());
        return wanted.size() <= given.size() && wanted.equals(given.subList(0, wanted.size()));
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

    /** Of two bounds only one is used where values are not plain: the elements of an array may satisfy one each. */
    private @Nullable List<Key.Range> comparison(@Nullable Object condition, List<Key> prefixes) {
        if (!(condition instanceof Document operators)) {
            return null;
        }
        var atLeast = bound(operators, "$gte");
        var low = atLeast == null ? after(bound(operators, "$gt")) : atLeast;
        var below = bound(operators, "$lt");
        var high = below == null ? after(bound(operators, "$lte")) : below;
        if (low != null || high != null) {
            var from = low == null ? Objects.requireNonNull(high).type() : low;
            var to = high == null || low != null && !plain ? from.type().end() : high;
            return prefixes.stream()
                    .map(prefix -> new Key.Range(prefix.then(from), prefix.then(to)))
                    .toList();
        }
        if (isSparse() && keys().size() == 1 && Utils.isTrue(operators.get("$exists"))) {
            return List.of(WHOLE);
        }
        return null;
    }

    private @Nullable Key bound(Document operators, String operator) {
        var bound = operators.get(operator);
        return bound != null && isIndexed(bound) ? Key.of(bound) : null;
    }

    private static @Nullable Key after(@Nullable Key bound) {
        return bound == null ? null : bound.end();
    }

    Stream<Key> positions(List<Key.Range> ranges, boolean descending) {
        var found = ranges.stream().flatMap(range -> table.rows(range, descending));
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
        return positions(plan(conditions(query)).ranges(), false).toList();
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
            var entries = entries(document);
            notePlain(entries.values());
            entries.keySet().forEach(key -> table.put(key, position.bytes()));
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
            var changedEntries = entries(changed);
            notePlain(changedEntries.values());
            var after = changedEntries.keySet();
            after.stream().filter(key -> !before.contains(key)).forEach(key -> table.put(key, position.bytes()));
            before.stream().filter(key -> !after.contains(key)).forEach(table::remove);
        }
    }

    private void notePlain(Collection<KeyValue> entries) {
        if (plain
                && !(entries.size() <= 1
                        && entries.stream().flatMap(KeyValue::stream).allMatch(Key::keepsOrder))) {
            plain = false;
            if (!isNew()) {
                table.put(BUILT, NOT_PLAIN);
            }
        }
    }

    void markBuilt() {
        if (!ofIds && isNew()) {
            table.put(BUILT, plain ? PLAIN : NOT_PLAIN);
        }
    }

    @Override
    public boolean isEmpty() {
        return !ofIds && isNew();
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
