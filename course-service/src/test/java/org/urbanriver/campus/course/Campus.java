package org.urbanriver.campus.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.urbanriver.campus.platform.Ids;
import org.urbanriver.campus.platform.test.Callers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the course service as people would, and makes what a test needs to begin with. */
public class Campus {

    public static final RequestPostProcessor IMANI = Callers.instructor("imani", "Imani Brooks");
    public static final RequestPostProcessor OTHER = Callers.instructor("other", "Otto Other");
    public static final RequestPostProcessor ADMIN = Callers.admin("admin", "Ada Admin");
    public static final RequestPostProcessor ROSA = Callers.student("rosa", "Rosa Delgado");
    public static final RequestPostProcessor NOBODY = request -> request;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MockMvcTester http;

    Campus(MockMvcTester http) {
        this.http = http;
    }

    public MvcTestResult get(String path, RequestPostProcessor caller) {
        return http.get().uri(java.net.URI.create(path)).with(caller).exchange();
    }

    public MvcTestResult get(String path, RequestPostProcessor caller, String header, String value) {
        return get(path, caller, Map.of(header, value));
    }

    public MvcTestResult get(String path, RequestPostProcessor caller, Map<String, String> headers) {
        var request = http.get().uri(java.net.URI.create(path)).with(caller);
        headers.forEach(request::header);
        return request.exchange();
    }

    public MvcTestResult post(String path, String body, RequestPostProcessor caller) {
        return send(HttpMethod.POST, path, body, caller);
    }

    public MvcTestResult put(String path, String body, RequestPostProcessor caller) {
        return send(HttpMethod.PUT, path, body, caller);
    }

    public MvcTestResult delete(String path, RequestPostProcessor caller) {
        return http.delete().uri(java.net.URI.create(path)).with(caller).exchange();
    }

    public MvcTestResult send(HttpMethod method, String path, String body, RequestPostProcessor caller) {
        return http.method(method)
                .uri(java.net.URI.create(path))
                .with(caller)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    public MvcTestResult importZip(byte[] zip, RequestPostProcessor caller) {
        return importAs("application/zip", zip, caller);
    }

    public MvcTestResult importAs(String contentType, byte[] content, RequestPostProcessor caller) {
        return http.post()
                .uri("/api/authoring/courses/import")
                .with(caller)
                .contentType(MediaType.valueOf(contentType))
                .content(content)
                .exchange();
    }

    public MvcTestResult importForm(byte[] zip, RequestPostProcessor caller) {
        return form("/api/authoring/courses/import", new MockMultipartFile("file", "course.zip", null, zip), caller);
    }

    public MvcTestResult upload(String courseId, String fileName, byte[] content, RequestPostProcessor caller) {
        return form(
                "/api/authoring/courses/" + courseId + "/media",
                new MockMultipartFile("file", fileName, "application/octet-stream", content),
                caller);
    }

    public MvcTestResult form(String path, String part, byte[] content, RequestPostProcessor caller) {
        return form(path, new MockMultipartFile(part, "name", null, content), caller);
    }

    private MvcTestResult form(String path, MockMultipartFile file, RequestPostProcessor caller) {
        return http.post().uri(path).multipart().file(file).with(caller).exchange();
    }

    public MvcTestResult uploadRaw(String courseId, String fileName, byte[] content, RequestPostProcessor caller) {
        return http.post()
                .uri("/api/authoring/courses/{id}/media?fileName={name}", courseId, fileName)
                .with(caller)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .content(content)
                .exchange();
    }

    /** A draft of Imani's with a module "introduction", under a slug of its own. */
    public JsonNode draft() {
        var id = begin("Course " + Ids.next()).get("id").asString();
        return body(post("/api/authoring/courses/" + id + "/modules", module("Introduction", "Hello *reader*"), IMANI));
    }

    public JsonNode begin(String title) {
        return body(post("/api/authoring/courses", course(title), IMANI), 201);
    }

    /** A published course of Imani's. */
    public JsonNode published() {
        var draft = draft();
        publish(draft.get("id").asString(), "First");
        return draft;
    }

    public JsonNode publish(String id, String note) {
        return body(post("/api/authoring/courses/" + id + "/publish", json(Map.of("note", note)), IMANI), 200);
    }

    public static String course(String title) {
        return json(Map.of("title", title, "summary", "A summary", "ceHours", 2.5));
    }

    public static String module(String title, String text) {
        return json(Map.of("title", title, "minutes", 30, "text", text));
    }

    public static String json(Object value) {
        return JSON.writeValueAsString(value);
    }

    public static JsonNode body(MvcTestResult result) {
        return JSON.readTree(text(result));
    }

    public static JsonNode body(MvcTestResult result, int status) {
        assertThat(result).hasStatus(status);
        return body(result);
    }

    public static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    public static JsonNode assertProblem(MvcTestResult result, int status, String slug) {
        assertThat(result).hasStatus(status);
        assertThat(result).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        var problem = body(result);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + slug);
        return problem;
    }

    /** The pointers of what is wrong, with their messages. */
    public static Map<String, String> errors(JsonNode problem) {
        var errors = new LinkedHashMap<String, String>();
        problem.get("errors")
                .forEach(each -> errors.merge(
                        each.get("pointer").asString(), each.get("message").asString(), (a, b) -> a + "; " + b));
        return errors;
    }

    public static byte[] zip(Map<String, byte[]> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Map<String, byte[]> unzip(byte[] bytes) {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
