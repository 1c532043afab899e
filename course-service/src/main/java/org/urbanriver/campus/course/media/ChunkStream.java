package org.urbanriver.campus.course.media;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;

/**
 * Reads a part of a GridFS file, one chunk at a time by its exact key: memory holds one chunk, however long the file is,
 * and a jump into the middle of a video costs one read.
 */
class ChunkStream extends InputStream {

    private final MongoCollection<Document> chunks;
    private final ObjectId file;
    private final int chunkSize;
    private long position;
    private final long end;
    private byte[] chunk = new byte[0];
    private long loaded = -1;

    /** @param end position behind the last byte to read */
    ChunkStream(MongoCollection<Document> chunks, ObjectId file, int chunkSize, long start, long end) {
        this.chunks = chunks;
        this.file = file;
        this.chunkSize = chunkSize;
        this.position = start;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (position >= end) {
            return -1;
        }
        load(position / chunkSize);
        var from = (int) (position % chunkSize);
        var count = (int) Math.min(Math.min(length, chunk.length - from), end - position);
        if (count <= 0) {
            throw new IOException("The file " + file + " is shorter than it should be");
        }
        System.arraycopy(chunk, from, target, offset, count);
        position += count;
        return count;
    }

    private void load(long number) throws IOException {
        if (number == loaded) {
            return;
        }
        var found = chunks.find(Filters.and(Filters.eq("files_id", file), Filters.eq("n", (int) number)))
                .first();
        if (found == null) {
            throw new IOException("The file " + file + " lacks its part " + number);
        }
        chunk = found.get("data", Binary.class).getData();
        loaded = number;
    }
}
