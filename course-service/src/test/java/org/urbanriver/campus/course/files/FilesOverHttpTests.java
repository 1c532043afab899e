package org.urbanriver.campus.course.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.urbanriver.campus.course.Campus.zip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import org.urbanriver.campus.contracts.courses.AuthoringApi;
import org.urbanriver.campus.contracts.courses.PublishCommand;
import org.urbanriver.campus.course.Campus;
import org.urbanriver.campus.course.CourseServiceTest;
import org.urbanriver.campus.platform.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What only a real server shows: bodies without a length, forms on their way in, parts on their way out. */
@CourseServiceTest
class FilesOverHttpTests {

    private static final Path SAMPLE = Path.of("../gateway/src/main/resources/sample-course");
    private static final String IMANI = "imani.INSTRUCTOR";
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    Campus campus;

    @Value("${local.server.port}")
    int port;

    @Test
    void theContractImportsExportsAndPublishes() throws IOException {
        var client = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader("Authorization", "Bearer " + IMANI)
                .build();
        var authoring = HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(AuthoringApi.class);
        var files = zip(sample("client-" + Ids.next()));

        var imported = authoring.importCourse(new ByteArrayResource(files));
        var again = authoring.importCourse(new ByteArrayResource(files));

        assertThat(imported.getStatusCode().value()).isEqualTo(201);
        assertThat(again.getStatusCode().value()).isEqualTo(200);
        assertThat(again.getBody()).isEqualTo(imported.getBody());
        var id = imported.getBody().id();
        assertThat(authoring.publish(id, new PublishCommand("First")).number()).isEqualTo(1);
        assertThat(authoring.draft(id).changed()).isFalse();
        assertThat(authoring.exportCourse(id).getBody().getContentAsByteArray()).startsWith('P', 'K');
        assertThat(authoring.drafts(0, 20).items()).isNotEmpty();
    }

    @Test
    void aZipOfUnknownLengthIsTaken() throws Exception {
        var files = zip(sample("chunked-" + Ids.next()));

        var answer = post("/api/authoring/courses/import", "application/zip", chunked(files));

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void aFormIsTaken() throws Exception {
        var files = zip(sample("form-" + Ids.next()));

        var answer = post("/api/authoring/courses/import", "multipart/form-data; boundary=x", form(files));

        assertThat(answer.statusCode()).isEqualTo(201);
        var image = post(media(), "multipart/form-data; boundary=x", form(PNG));
        assertThat(image.statusCode()).isEqualTo(201);
        assertThat(json(image).get("fileName").asString()).isEqualTo("a.png");
    }

    @Test
    void aBodyOfUnknownLengthEndsAtItsLimit() throws Exception {
        var image = new byte[12 * 1024 * 1024];
        System.arraycopy(PNG, 0, image, 0, PNG.length);
        var json = Campus.module("T", "x".repeat(3_000_000)).getBytes(StandardCharsets.UTF_8);

        assertProblem(post(media() + "?fileName=a.png", "image/png", chunked(image)), 413, "too-large");
        assertProblem(post("/api/authoring/courses", "application/json", chunked(json)), 413, "too-large");
        assertProblem(post("/api/authoring/courses", "Application/JSON", chunked(json)), 413, "too-large");
    }

    @Test
    void aFormWhereNoneBelongsIsNotEvenRead() throws Exception {
        assertProblem(
                post("/api/authoring/courses", "multipart/form-data; boundary=x", form(PNG)),
                415,
                "unsupported-media-type");
        assertProblem(
                post(media(), "multipart/form-data; boundary=x", BodyPublishers.ofString("--x\r\nbroken")),
                400,
                "malformed");
        assertProblem(post(media(), "multipart/form-data", form(PNG)), 400, "malformed");
    }

    @Test
    void headAndPartsOfAFileCarryTheirLengths() throws Exception {
        var image = new byte[2_500_000];
        System.arraycopy(PNG, 0, image, 0, PNG.length);
        var address =
                json(post(media(), "image/png", chunked(image))).get("address").asString();

        var head = send(request(address).method("HEAD", BodyPublishers.noBody()));
        var part = http.send(request(address).header("Range", "bytes=2000000-").build(), BodyHandlers.ofByteArray());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("2500000");
        assertThat(head.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).hasSize(500_000);
        assertThat(part.headers().firstValue("Content-Length")).hasValue("500000");
    }

    @Test
    void anExportIsGivenAsAWholeAsNoTwoAreTheSame() throws Exception {
        var export = "/api/authoring/courses/" + campus.draft().get("id").asString() + "/export";

        var answer = http.send(request(export).header("Range", "bytes=0-1,4-5").build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(Campus.unzip(answer.body())).containsKey("course.yaml");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue(Integer.toString(answer.body().length));
    }

    private String media() {
        return "/api/authoring/courses/" + campus.draft().get("id").asString() + "/media";
    }

    private HttpResponse<String> post(String path, String contentType, BodyPublisher body) throws Exception {
        return send(request(path).header("Content-Type", contentType).POST(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + IMANI);
    }

    private static BodyPublisher chunked(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private static BodyPublisher form(byte[] file) {
        var head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\n\r\n";
        return BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(file),
                BodyPublishers.ofString("\r\n--x--\r\n"));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("type").asString()).isEqualTo("/problems/" + slug);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private static Map<String, byte[]> sample(String slug) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var paths = Files.walk(SAMPLE)) {
            for (var path : paths.filter(Files::isRegularFile).sorted().toList()) {
                files.put(SAMPLE.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        var yaml = new String(files.get("course.yaml"), StandardCharsets.UTF_8);
        files.put("course.yaml", yaml.replaceFirst("slug: .*", "slug: " + slug).getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
