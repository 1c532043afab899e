package org.urbanriver.campus.standalone.stores;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What was changed since the store was last saved, one record a change, each whole or not at all. A change is handed over to the
 * operating system before its writer goes on, so it outlives the process; the writers who wait at the same time share one write.
 */
final class Journal implements AutoCloseable {

    interface Replay {
        void apply(String table, byte[] key, byte @Nullable [] value);
    }

    private static final int MAGIC = 0x55524331;
    private static final int HEADER = 8;
    private static final int REMOVED = -1;

    private final FileChannel file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition written = lock.newCondition();

    private final ByteArrayOutputStream change = new ByteArrayOutputStream();
    private final DataOutputStream changeOut = new DataOutputStream(change);

    private ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private long changesAdded;
    private long changesWritten;
    private boolean writing;
    private @Nullable IOException failure;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Opens the journal and hands out what it holds, if it belongs to this generation of the store. */
    static Journal open(Path path, int generation, Replay replay) throws IOException {
        if (Files.exists(path)) {
            read(path, generation, replay);
        }
        return new Journal(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    private static void read(Path path, int generation, Replay replay) throws IOException {
        var in = ByteBuffer.wrap(Files.readAllBytes(path));
        if (in.remaining() < HEADER) {
            return;
        }
        if (in.getInt() != MAGIC) {
            throw StoresFailure.damaged(path, null);
        }
        if (in.getInt() != generation) {
            return; // Left from before the last save, which has it all.
        }
        while (in.remaining() >= HEADER) {
            var length = in.getInt();
            var checksum = in.getInt();
            if (length < 0 || length > in.remaining()) {
                return; // The process was killed while it wrote this: nobody was told that it is done.
            }
            var record = new byte[length];
            in.get(record);
            if (checksum(record) != checksum) {
                // A kill leaves the beginning of a record, never a whole one that is another.
                throw StoresFailure.damaged(path, null);
            }
            apply(record, replay);
        }
    }

    private static void apply(byte[] record, Replay replay) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(record));
        while (in.available() > 0) {
            var table = in.readUTF();
            var key = in.readNBytes(in.readInt());
            var length = in.readInt();
            replay.apply(table, key, length == REMOVED ? null : in.readNBytes(length));
        }
    }

    /** Adds to the change at hand; only the one writer calls this. */
    void record(String table, byte[] key, byte @Nullable [] value) {
        try {
            changeOut.writeUTF(table);
            changeOut.writeInt(key.length);
            changeOut.write(key);
            changeOut.writeInt(value == null ? REMOVED : value.length);
            if (value != null) {
                changeOut.write(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the change at hand; the ticket is for {@link #await}. Only the one writer calls this. */
    long endChange() {
        lock.lock();
        try {
            if (change.size() > 0) {
                var record = change.toByteArray();
                change.reset();
                waiting.writeBytes(ByteBuffer.allocate(HEADER)
                        .putInt(record.length)
                        .putInt(checksum(record))
                        .array());
                waiting.writeBytes(record);
                changesAdded++;
            }
            return changesAdded;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when all changes up to the ticket are written. The first to come writes for all who wait. */
    void await(long ticket) throws IOException {
        lock.lock();
        try {
            while (changesWritten < ticket) {
                if (failure != null) {
                    throw failure;
                }
                if (writing) {
                    written.awaitUninterruptibly();
                } else {
                    writeWaiting();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private void writeWaiting() {
        var batch = waiting;
        var upTo = changesAdded;
        waiting = new ByteArrayOutputStream();
        writing = true;
        lock.unlock();
        IOException problem = null;
        try {
            writeFully(ByteBuffer.wrap(batch.toByteArray()));
        } catch (IOException e) {
            problem = e;
        } finally {
            lock.lock();
            writing = false;
            if (problem == null) {
                changesWritten = upTo;
            } else {
                failure = problem;
            }
            written.signalAll();
        }
    }

    /** Forgets everything, as the store has it now. Only the one writer calls this, with nothing left to write. */
    void restart(int generation) throws IOException {
        file.truncate(0);
        file.position(0);
        writeFully(ByteBuffer.allocate(HEADER).putInt(MAGIC).putInt(generation).flip());
    }

    long size() throws IOException {
        return file.position();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    private static int checksum(byte[] record) {
        var crc = new CRC32();
        crc.update(record);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
