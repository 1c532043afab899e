package org.urbanriver.campus.course;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs are told of this service. */
@CourseServiceTest
class DescriptionTests {

    @Autowired
    MockMvcTester http;

    @Test
    void anImportMakesACourseOrChangesOne() throws Exception {
        var responses = described().at("/paths/~1api~1authoring~1courses~1import/post/responses");

        assertThat(responses.propertyNames()).containsExactlyInAnyOrder("200", "201");
        assertThat(responses.at("/201/content/application~1json/schema/$ref").asString())
                .endsWith("/DraftView");
    }

    @Test
    void aFileIsOfAnyKindAndMayBeAskedForInParts() throws Exception {
        var read = described().at("/paths/~1api~1media~1{id}/get");

        assertThat(read.path("responses").propertyNames()).containsExactlyInAnyOrder("200", "206");
        assertThat(read.at("/responses/200/content").propertyNames()).containsExactly("*/*");
        assertThat(read.path("security").size()).isEqualTo(2);
    }

    private JsonNode described() throws Exception {
        var text = http.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString();
        return JsonMapper.shared().readTree(text);
    }
}
