package org.urbanriver.campus.standalone.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.jspecify.annotations.Nullable;

/**
 * Sorted tables of bytes in one file, for one writer at a time and any number of readers, who never wait. A change is in the
 * journal before it is acknowledged, so that killing the process loses nothing, and all tables it touched come back together.
 * The file itself is saved only once in a while: saving it for each change costs fifty times as much. It is not forced to the
 * disk: a power cut may lose the last seconds.
 */
final class Tables implements AutoCloseable {

    private static final int JOURNAL_LIMIT = 8 << 20;
    private static final int UNSAVED_LIMIT = 24 << 20;
    private static final int WORTH_COMPACTING = 32 << 20;

    private final MVStore store;
    private final @Nullable Journal journal;
    private final Consumer<IOException> onFailure;
    private final ReentrantLock writer = new ReentrantLock();
    private final AtomicBoolean failed = new AtomicBoolean();
    private boolean shapeChanged;

    private Tables(MVStore store, @Nullable Path journal, Consumer<IOException> onFailure) throws IOException {
        this.store = store;
        this.onFailure = onFailure;
        this.journal = journal == null ? null : Journal.open(journal, store.getStoreVersion(), this::replay);
        if (this.journal != null) {
            save(this.journal);
        }
    }

    /** Without a file everything is kept in memory only. */
    static Tables open(@Nullable Path file, Consumer<IOException> onFailure) {
        try {
            var builder = new MVStore.Builder()
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .pageSplitSize(8 << 10);
            if (file == null) {
                return new Tables(builder.open(), null, onFailure);
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            var store = builder.fileName(file.toString()).cacheSize(48).open();
            // A reader may be in the midst of pages that are no longer used; no read takes this long.
            store.setRetentionTime(10_000);
            try {
                return new Tables(store, file.resolveSibling(file.getFileName() + ".journal"), onFailure);
            } catch (IOException | RuntimeException e) {
                store.closeImmediately();
                throw e;
            }
        } catch (MVStoreException e) {
            throw explain(e, file);
        } catch (IOException e) {
            throw new StoresFailure(
                    StoresFailure.DISK,
                    "The data file %s cannot be opened (%s): free some disk space, or correct the folder and its permissions."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    /** Also for what shows only later, when a part of the file is read. */
    static StoresFailure explain(MVStoreException e, @Nullable Path file) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                new StoresFailure(
                        StoresFailure.OTHER,
                        "The data file %s is in use by another process: stop that one or choose another folder with --data."
                                .formatted(file),
                        e);
            case DataUtils.ERROR_WRITING_FAILED ->
                new StoresFailure(
                        StoresFailure.DISK,
                        "The data file %s cannot be written: free some disk space and start again.".formatted(file),
                        e);
            default -> StoresFailure.damaged(file, e);
        };
    }

    Table table(String name) {
        return new Table(
                name,
                store.openMap(
                        name,
                        new MVMap.Builder<byte[], byte[]>()
                                .keyType(ByteArrayDataType.INSTANCE)
                                .valueType(ByteArrayDataType.INSTANCE)));
    }

    List<String> names() {
        return List.copyOf(store.getMapNames());
    }

    void drop(String name) {
        shapeChanged = true;
        store.removeMap(name);
    }

    long fileSize() {
        return journal == null ? 0 : store.getFileStore().size();
    }

    /** Runs one change alone and returns when it will outlive the process. */
    <T> T change(Supplier<T> change) {
        if (journal == null) {
            writer.lock();
            try {
                return change.get();
            } finally {
                writer.unlock();
            }
        }
        long ticket = 0;
        writer.lock();
        try {
            return change.get();
        } finally {
            // Also after an exception: what a half done bulk write did stays done, in memory and in the file alike.
            try {
                ticket = journal.endChange();
                if (shapeChanged || journal.size() > JOURNAL_LIMIT || store.getUnsavedMemory() > UNSAVED_LIMIT) {
                    journal.await(ticket);
                    save(journal);
                }
            } catch (IOException e) {
                throw failed(e);
            } finally {
                writer.unlock();
            }
            await(journal, ticket);
        }
    }

    private void await(Journal journal, long ticket) {
        try {
            journal.await(ticket);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private UncheckedIOException failed(IOException e) {
        if (!failed.getAndSet(true)) {
            onFailure.accept(e);
        }
        return new UncheckedIOException(e);
    }

    /** The generation tells a journal that is still needed from one that was saved but not yet emptied. */
    private void save(Journal journal) throws IOException {
        try {
            var generation = store.getStoreVersion() + 1;
            store.setStoreVersion(generation);
            store.commit();
            journal.restart(generation);
            shapeChanged = false;
            if (store.getFileStore().size() > WORTH_COMPACTING) {
                store.compact(50, 4 << 20);
            }
        } catch (MVStoreException e) {
            throw new IOException(e);
        }
    }

    private void replay(String table, byte[] key, byte @Nullable [] value) {
        var map = table(table).map;
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }

    @Override
    public void close() {
        writer.lock();
        try {
            if (store.isClosed()) {
                return;
            }
            if (journal != null) {
                journal.await(journal.endChange());
                save(journal);
                journal.close();
            }
            store.close();
        } catch (IOException e) {
            throw failed(e);
        } finally {
            writer.unlock();
        }
    }

    final class Table {

        private final String name;
        private final MVMap<byte[], byte[]> map;

        private Table(String name, MVMap<byte[], byte[]> map) {
            this.name = name;
            this.map = map;
        }

        byte @Nullable [] get(Key key) {
            return map.get(key.bytes());
        }

        void put(Key key, byte[] value) {
            map.put(key.bytes(), value);
            record(key, value);
        }

        boolean remove(Key key) {
            var removed = map.remove(key.bytes()) != null;
            if (removed) {
                record(key, null);
            }
            return removed;
        }

        private void record(Key key, byte @Nullable [] value) {
            if (!writer.isHeldByCurrentThread()) {
                throw new IllegalStateException("a change of " + name + " outside of change()");
            }
            if (journal != null) {
                journal.record(name, key.bytes(), value);
            }
        }

        long size() {
            return map.sizeAsLong();
        }

        /** A view of this moment, in order. */
        Stream<Row> rows(Key.@Nullable Range range, boolean descending) {
            var from = range == null ? null : range.from().bytes();
            var to = range == null ? null : range.to().bytes();
            var cursor = descending ? map.cursor(to, from, true) : map.cursor(from, to, false);
            Iterator<Row> rows = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return cursor.hasNext();
                }

                @Override
                public Row next() {
                    return new Row(new Key(cursor.next()), cursor.getValue());
                }
            };
            return StreamSupport.stream(
                    Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED | Spliterator.NONNULL), false);
        }
    }

    record Row(Key key, byte[] value) {}
}
