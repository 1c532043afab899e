package org.urbanriver.campus.course.media;

import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Optional;
import org.bson.types.ObjectId;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/** Keeps images and videos in GridFS. */
@Component
public class MediaStore {

    private static final int CHUNK = 1024 * 1024;
    private static final int ID_LENGTH = 26;

    private final MongoTemplate mongo;
    private final MongoDatabaseFactory databases;
    private final Clock clock;

    MediaStore(MongoTemplate mongo, MongoDatabaseFactory databases, Clock clock) {
        this.mongo = mongo;
        this.databases = databases;
        this.clock = clock;
    }

    /** Takes a file in and looks at it, without keeping it yet; 415 and 413 say what is not taken. */
    public Candidate receive(InputStream body) throws IOException {
        var kinds = new MediaKind[1];
        var upload = Upload.of(
                body,
                prefix -> {
                    var kind = MediaKind.of(prefix)
                            .orElseThrow(() -> new RuleViolated(
                                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                    "Images are taken as PNG, JPEG, WebP or GIF, videos as MP4 or WebM."));
                    kinds[0] = kind;
                    return kind.limit();
                },
                "Images may have at most 10 MB, videos at most 500 MB.");
        return new Candidate(upload, kinds[0]);
    }

    public MediaFile keep(String courseId, String fileName, Candidate candidate, Caller caller) throws IOException {
        var id = candidate.idIn(courseId);
        var known = find(id);
        if (known.isPresent()) {
            return known.get();
        }
        var name = MediaFile.safeName(fileName, candidate.kind());
        var content = upload(name, candidate.upload());
        var media = new MediaFile(
                id,
                courseId,
                content.toHexString(),
                name,
                candidate.kind().contentType(),
                candidate.upload().bytes(),
                caller.id(),
                clock.instant());
        try {
            return mongo.insert(media);
        } catch (DuplicateKeyException e) {
            bucket().delete(content); // the same file came twice at once
            return find(id).orElseThrow(() -> e);
        }
    }

    public Optional<MediaFile> find(String id) {
        return Optional.ofNullable(mongo.findById(id, MediaFile.class));
    }

    public InputStream open(MediaFile media) {
        return open(media, 0, media.bytes());
    }

    InputStream open(MediaFile media, long start, long end) {
        var chunks = databases.getMongoDatabase().getCollection("fs.chunks");
        return new ChunkStream(chunks, new ObjectId(media.content()), CHUNK, start, end);
    }

    private ObjectId upload(String name, Upload upload) throws IOException {
        try (var file = Files.newInputStream(upload.path())) {
            return bucket().uploadFromStream(name, file, new GridFSUploadOptions().chunkSizeBytes(CHUNK));
        }
    }

    private GridFSBucket bucket() {
        return GridFSBuckets.create(databases.getMongoDatabase());
    }

    /** A file that may become media of a course. */
    public record Candidate(Upload upload, MediaKind kind) implements AutoCloseable {

        /** The id that this content has, or would have, in the course. */
        public String idIn(String courseId) {
            return idIn(courseId, upload.sha256(), kind);
        }

        public static String idIn(String courseId, String sha256, MediaKind kind) {
            var digest = Upload.sha256Digest();
            digest.update((courseId + "\n" + sha256).getBytes(StandardCharsets.UTF_8));
            var number = new BigInteger(1, digest.digest()).toString(Character.MAX_RADIX);
            return ("0".repeat(ID_LENGTH) + number).substring(number.length(), number.length() + ID_LENGTH) + "."
                    + kind.extension();
        }

        @Override
        public void close() {
            upload.close();
        }
    }
}
