package org.urbanriver.campus.standalone.stores;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Values as bytes whose unsigned order is the order of the values, each value ending by itself: so a compound key starts with
 * the bytes of its first values, and equality, prefix and range are all one scan from a key to another. Numbers of all types
 * that are equal have equal bytes, and a missing value has those of null.
 */
record Key(byte[] bytes) {

    private static final byte NULL = 0x10;
    private static final byte NUMBER = 0x20;
    private static final byte STRING = 0x30;
    private static final byte DOCUMENT = 0x40;
    private static final byte ARRAY = 0x48;
    private static final byte UUID_VALUE = 0x58;
    private static final byte OBJECT_ID = 0x60;
    private static final byte BOOLEAN = 0x68;
    private static final byte INSTANT = 0x70;
    private static final byte OTHER = 0x78;

    static Key of(@Nullable Object value) {
        var out = new ByteArrayOutputStream(32);
        write(value, out);
        return new Key(out.toByteArray());
    }

    static Key ofAll(Iterable<?> values) {
        var out = new ByteArrayOutputStream(64);
        values.forEach(value -> write(value, out));
        return new Key(out.toByteArray());
    }

    /** Whether the bytes of this value are in the order of the values; those of the rest only tell them apart. */
    static boolean keepsOrder(@Nullable Object value) {
        return switch (value) {
            case null -> true;
            case Missing missing -> true;
            case Integer number -> true;
            case Long number -> true;
            case Double number -> !number.isNaN();
            case String string -> true;
            case Boolean flag -> true;
            case Instant instant -> true;
            default -> false;
        };
    }

    Key then(Key next) {
        var joined = Arrays.copyOf(bytes, bytes.length + next.bytes.length);
        System.arraycopy(next.bytes, 0, joined, bytes.length, next.bytes.length);
        return new Key(joined);
    }

    /** The first key behind all that start with this one: no value starts with a byte this high. */
    Key end() {
        var end = Arrays.copyOf(bytes, bytes.length + 1);
        end[bytes.length] = (byte) 0xFF;
        return new Key(end);
    }

    /** The first byte, which tells the type and so where the range of comparable values starts and ends. */
    Key type() {
        return new Key(Arrays.copyOf(bytes, 1));
    }

    private static void write(@Nullable Object value, ByteArrayOutputStream out) {
        switch (value) {
            case null -> out.write(NULL);
            case Missing missing -> out.write(NULL);
            case Number number -> {
                out.write(NUMBER);
                // Adding zero turns -0.0 into 0.0. What a double cannot hold of a long follows, so that unique means
                // unique.
                var bits = Double.doubleToLongBits(number.doubleValue() + 0.0);
                var rest = number instanceof Long exact ? exact - (long) number.doubleValue() : 0;
                writeLong(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE, out);
                writeLong(rest ^ Long.MIN_VALUE, out);
            }
            case String string -> {
                out.write(STRING);
                writeString(string, out);
            }
            case Map<?, ?> document -> {
                out.write(DOCUMENT);
                document.forEach((name, field) -> {
                    out.write(1);
                    writeString((String) name, out);
                    write(field, out);
                });
                out.write(0);
            }
            case Collection<?> array -> {
                out.write(ARRAY);
                array.forEach(element -> write(element, out));
                out.write(0);
            }
            case UUID uuid -> {
                out.write(UUID_VALUE);
                writeLong(uuid.getMostSignificantBits(), out);
                writeLong(uuid.getLeastSignificantBits(), out);
            }
            case ObjectId id -> {
                out.write(OBJECT_ID);
                out.writeBytes(id.toByteArray());
            }
            case Boolean flag -> {
                out.write(BOOLEAN);
                out.write(flag ? 1 : 0);
            }
            case Instant instant -> {
                out.write(INSTANT);
                writeLong(instant.toEpochMilli() ^ Long.MIN_VALUE, out);
            }
            default -> {
                out.write(OTHER);
                out.writeBytes(Bson.encode(new Document("", value)));
            }
        }
    }

    private static void writeLong(long value, ByteArrayOutputStream out) {
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    /** Ends with a zero byte; a zero within is followed by 0xFF, which cannot start what follows a string. */
    private static void writeString(String string, ByteArrayOutputStream out) {
        for (var b : string.getBytes(StandardCharsets.UTF_8)) {
            out.write(b);
            if (b == 0) {
                out.write(0xFF);
            }
        }
        out.write(0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** From inclusive, to exclusive. */
    record Range(Key from, Key to) {

        static List<Range> startingWith(List<Key> prefixes) {
            return prefixes.stream()
                    .map(prefix -> new Range(prefix, prefix.end()))
                    .toList();
        }
    }
}
