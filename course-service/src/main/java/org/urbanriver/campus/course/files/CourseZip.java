package org.urbanriver.campus.course.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.urbanriver.campus.platform.problems.Invalid;

/**
 * The zip of a course. Its entries are only ever read by name, never written as files, so that no path and no link in it
 * leads anywhere; and they are read up to a limit that does not trust the sizes that the zip claims.
 */
class CourseZip implements AutoCloseable {

    static final String COURSE = "course.yaml";
    static final String MODULES = "modules/";
    static final String IMAGES = "images/";

    static final int MAX_ENTRIES = 2_000;
    static final long MAX_BYTES = 500L * 1024 * 1024;
    private static final int MAX_TEXT = 1024 * 1024;

    /** The list of a zip's files is read into memory as a whole. */
    private static final long MAX_DIRECTORY = 4L * 1024 * 1024;

    private static final Pattern JUNK =
            Pattern.compile("(?:.*/)?(?:__MACOSX/.*|\\.DS_Store|Thumbs\\.db|desktop\\.ini)");
    private static final Pattern NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]+(?:/[^/\\\\\\p{Cntrl}]+)*");
    private static final Pattern FIRST_NUMBER = Pattern.compile("\\D*(\\d{1,9}).*");

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new TreeMap<>();
    private final Findings findings;
    private long bytesRead;

    private CourseZip(ZipFile zip, Findings findings) {
        this.zip = zip;
        this.findings = findings;
    }

    static CourseZip open(Path path, Findings findings) throws IOException {
        requireShortDirectory(path);
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException | IllegalArgumentException e) {
            throw new Invalid("zip", "is not a zip file that can be read");
        }
        var course = new CourseZip(zip, findings);
        try {
            course.list();
            return course;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Looks at the zip's last record (APPNOTE.TXT, section 4.3.16), wherever in the end of the file it may be. */
    private static void requireShortDirectory(Path path) throws IOException {
        try (var file = FileChannel.open(path)) {
            var end = ByteBuffer.allocate((int) Math.min(file.size(), 22 + 0xFFFF))
                    .order(ByteOrder.LITTLE_ENDIAN);
            file.read(end, file.size() - end.capacity());
            for (var at = end.position() - 22; at >= 0; at--) {
                if (end.getInt(at) == 0x06054b50
                        && (Short.toUnsignedInt(end.getShort(at + 10)) > MAX_ENTRIES
                                || Integer.toUnsignedLong(end.getInt(at + 12)) > MAX_DIRECTORY
                                || end.getInt(at + 16) == -1)) { // -1 in any of them refers to a longer record
                    throw new Invalid("zip", "holds more than " + MAX_ENTRIES + " files");
                }
            }
        }
    }

    private void list() {
        if (zip.size() > MAX_ENTRIES) {
            throw new Invalid("zip", "holds more than " + MAX_ENTRIES + " files");
        }
        var files = new ArrayList<ZipEntry>();
        try {
            zip.stream()
                    .filter(entry -> !entry.isDirectory()
                            && !JUNK.matcher(entry.getName()).matches())
                    .forEach(files::add);
        } catch (IllegalArgumentException e) {
            throw new Invalid("zip", "has a file whose name is not UTF-8");
        }
        var top = commonFolder(files);
        var seen = new HashSet<String>();
        for (var entry : files) {
            var name = entry.getName();
            if (!NAME.matcher(name).matches()
                    || List.of(name.split("/")).stream().anyMatch(CourseZip::leadsElsewhere)) {
                findings.add(shown(name), "has a name that is not allowed");
                continue;
            }
            name = name.substring(top.length());
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                findings.add(shown(name), "is in the zip twice");
            } else if (belongs(name)) {
                entries.put(name, entry);
            } else {
                findings.add(
                        shown(name),
                        "is no part of a course, which has course.yaml, modules/*.md and files in images/");
            }
        }
    }

    private static boolean leadsElsewhere(String part) {
        return part.equals("..") || part.equals(".") || part.endsWith(":");
    }

    /** Many tools put the folder that was zipped around everything. */
    private static String commonFolder(List<ZipEntry> files) {
        if (files.isEmpty() || files.stream().anyMatch(file -> file.getName().equals(COURSE))) {
            return "";
        }
        var first = files.getFirst().getName();
        var folder = first.substring(0, first.indexOf('/') + 1);
        return files.stream().allMatch(file -> file.getName().startsWith(folder)) ? folder : "";
    }

    private static boolean belongs(String name) {
        return name.equals(COURSE) || isIn(MODULES, name) && name.endsWith(".md") || isIn(IMAGES, name);
    }

    private static boolean isIn(String folder, String name) {
        return name.startsWith(folder) && name.indexOf('/', folder.length()) < 0;
    }

    /** In their order: by the number that a name begins with, then by name. */
    List<String> modules() {
        return entries.keySet().stream()
                .filter(name -> name.startsWith(MODULES))
                .sorted(Comparator.comparingInt(CourseZip::number).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static int number(String name) {
        var number = FIRST_NUMBER.matcher(name.substring(MODULES.length()));
        return number.matches() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
    }

    List<String> images() {
        return entries.keySet().stream().filter(name -> name.startsWith(IMAGES)).toList();
    }

    /** The text of a file; none when it cannot be read, which is noted. */
    Optional<String> text(String name) throws IOException {
        var entry = entries.get(name);
        if (entry == null) {
            findings.add(name, "is missing");
            return Optional.empty();
        }
        try (var content = open(entry)) {
            var bytes = content.readNBytes(MAX_TEXT + 1);
            if (bytes.length > MAX_TEXT) {
                findings.add(name, "is longer than 1 MB");
                return Optional.empty();
            }
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of((text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .replace("\r\n", "\n")
                    .replace('\r', '\n'));
        } catch (CharacterCodingException e) {
            findings.add(name, "is not a text in UTF-8");
        } catch (ZipException | java.io.EOFException e) {
            findings.add(name, "is damaged");
        }
        return Optional.empty();
    }

    InputStream open(String name) throws IOException {
        var entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(name + " is not in the zip");
        }
        return open(entry);
    }

    private InputStream open(ZipEntry entry) throws IOException {
        return new Checked(zip.getInputStream(entry), entry);
    }

    private static String shown(String name) {
        var printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.substring(0, Math.min(printable.length(), 200));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /**
     * Stops at the limit for all files together, whatever sizes the zip claims, and does not end well when the content is
     * not what was zipped, which {@link ZipFile} leaves to its callers.
     */
    private final class Checked extends java.io.FilterInputStream {

        private final ZipEntry entry;
        private final CRC32 crc = new CRC32();

        Checked(InputStream content, ZipEntry entry) {
            super(content);
            this.entry = entry;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            var read = super.read(target, offset, length);
            if (read < 0) {
                requireIntact();
                return read;
            }
            bytesRead += read;
            if (bytesRead > MAX_BYTES) {
                throw new Invalid("zip", "holds more than 500 MB when unpacked");
            }
            crc.update(target, offset, read);
            return read;
        }

        private void requireIntact() throws ZipException {
            if (crc.getValue() != entry.getCrc()) {
                throw new ZipException("The checksum of " + entry.getName() + " is another one");
            }
        }
    }
}
