package org.urbanriver.campus.course.media;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Filters;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonObjectId;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.urbanriver.campus.contracts.problems.ProblemType;
import org.urbanriver.campus.platform.problems.RuleViolated;
import org.urbanriver.campus.platform.security.Caller;

/**
 * Keeps images, videos and captions in GridFS. What is being stored is noted before its first byte, so that the parts of a file whose
 * storing was cut off are found by that note and cleared away.
 */
@Component
public class MediaStore {

    private static final int CHUNK = 1024 * 1024;
    private static final int ID_LENGTH = 26;

    /** Far longer than any file takes from the disk to the store. */
    private static final Duration CUT_OFF = Duration.ofHours(6);

    private final MongoTemplate mongo;
    private final MongoDatabaseFactory databases;
    private final Clock clock;
    private final DataSize perCourse;

    /** @param perCourse the most that all files of a course may have together */
    MediaStore(
            MongoTemplate mongo,
            MongoDatabaseFactory databases,
            Clock clock,
            @Value("${campus.media.per-course}") DataSize perCourse) {
        this.mongo = mongo;
        this.databases = databases;
        this.clock = clock;
        this.perCourse = perCourse;
    }

    /** Takes a file in and looks at it, without keeping it yet; 415 and 413 say what is not taken. */
    public Candidate receive(InputStream body) throws IOException {
        var kinds = new MediaKind[1];
        var upload = Upload.of(
                body,
                prefix -> {
                    var kind = MediaKind.of(prefix)
                            .orElseThrow(
                                    () -> new RuleViolated(
                                            ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                            "Images are taken as PNG, JPEG, WebP or GIF, videos as MP4 or WebM, captions as WebVTT."));
                    kinds[0] = kind;
                    return kind.limit();
                },
                "Images may have at most 10 MB, videos at most 500 MB, captions at most 1 MB.");
        return new Candidate(upload, kinds[0]);
    }

    public MediaFile keep(String courseId, String fileName, Candidate candidate, Caller caller) throws IOException {
        var id = candidate.idIn(courseId);
        var known = find(id);
        if (known.isPresent()) {
            return known.get();
        }
        requireRoom(courseId, candidate.upload().bytes());
        var name = MediaFile.safeName(fileName, candidate.kind());
        var content = new ObjectId();
        var note = mongo.insert(new Storing(content.toHexString(), id, clock.instant()));
        upload(content, name, candidate.upload());
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
            mongo.insert(media);
        } catch (DuplicateKeyException e) {
            media = find(id).orElseThrow(() -> e); // the same file came twice at once
            delete(content);
        }
        mongo.remove(note);
        return media;
    }

    /** Refuses with 413 what would make a course's files too many. */
    public void requireRoom(String courseId, long bytes) {
        var files = query(where("courseId").is(courseId));
        files.fields().include("bytes");
        var present = mongo.find(files, Document.class, "media").stream()
                .mapToLong(file -> file.getLong("bytes"))
                .sum();
        if (present + bytes > perCourse.toBytes()) {
            throw new RuleViolated(
                    ProblemType.TOO_LARGE,
                    "All files of a course together may have at most " + perCourse.toMegabytes() + " MB.");
        }
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void clearAwayWhatWasCutOff() {
        var old = query(where("at").lt(clock.instant().minus(CUT_OFF)));
        for (var note : mongo.find(old, Storing.class)) {
            var kept = find(note.media())
                    .filter(media -> media.content().equals(note.content()))
                    .isPresent();
            if (!kept) {
                delete(new ObjectId(note.content()));
            }
            mongo.remove(note);
        }
    }

    /** The files of a course, last added first. */
    List<MediaFile> of(String courseId) {
        return mongo.find(
                query(where("courseId").is(courseId)).with(Sort.by(Sort.Direction.DESC, "uploadedAt", "id")),
                MediaFile.class);
    }

    /** The entry goes first: what is left if this is cut off there is seen by nobody. */
    void delete(MediaFile media) {
        var note = mongo.insert(new Storing(media.content(), media.id(), clock.instant()));
        mongo.remove(media);
        delete(new ObjectId(media.content()));
        mongo.remove(note);
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

    private void upload(ObjectId content, String name, Upload upload) throws IOException {
        var options = new GridFSUploadOptions().chunkSizeBytes(CHUNK);
        try (var file = Files.newInputStream(upload.path())) {
            GridFSBuckets.create(databases.getMongoDatabase())
                    .uploadFromStream(new BsonObjectId(content), name, file, options);
        }
    }

    /** Unlike the driver's own, this also deletes what has parts only. */
    private void delete(ObjectId content) {
        var database = databases.getMongoDatabase();
        database.getCollection("fs.files").deleteOne(Filters.eq("_id", content));
        database.getCollection("fs.chunks").deleteMany(Filters.eq("files_id", content));
    }

    /**
     * That a file is being stored.
     *
     * @param content id of the GridFS file to be
     * @param media id of the file that it is to belong to
     */
    @org.springframework.data.mongodb.core.mapping.Document("storing")
    record Storing(@Id String content, String media, Instant at) {}

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
