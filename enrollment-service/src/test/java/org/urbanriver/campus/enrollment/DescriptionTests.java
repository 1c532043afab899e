package org.urbanriver.campus.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs are told of this service. */
@ServiceTest
class DescriptionTests {

    @Autowired
    MockMvcTester http;

    @Test
    void whoEnrollsIsEnrolledOrWasAlready() throws Exception {
        var enroll = described().at("/paths/~1api~1enrollments/post");

        assertThat(enroll.path("responses").propertyNames()).containsExactlyInAnyOrder("200", "201");
        assertThat(enroll.at("/responses/201/content/application~1json/schema/$ref")
                        .asString())
                .endsWith("/EnrollmentView");
        assertThat(enroll.path("security").toString()).isEqualTo("[{\"token\":[]}]");
    }

    private JsonNode described() throws Exception {
        var text = http.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString();
        return JsonMapper.shared().readTree(text);
    }
}
