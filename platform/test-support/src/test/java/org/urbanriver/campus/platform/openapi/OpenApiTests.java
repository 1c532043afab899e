package org.urbanriver.campus.platform.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.urbanriver.campus.platform.security.OpenEndpoints;
import org.urbanriver.campus.platform.test.WithStores;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest
@AutoConfigureMockMvc
@WithStores
@Import(OpenApiTests.BoatController.class)
class OpenApiTests {

    @Autowired
    MockMvcTester http;

    @Test
    void aCallSaysWhetherItAsksForATokenAndIsNamedByItsController() throws Exception {
        var described = http.get().uri("/v3/api-docs").exchange().getResponse().getContentAsString();

        var boat = JsonMapper.shared().readTree(described).at("/paths/~1boats~1{id}");
        assertThat(boat.at("/get/operationId").asString()).isEqualTo("boatBoat");
        assertThat(boat.at("/put/operationId").asString()).isEqualTo("boatChange");
        assertThat(security(boat.at("/get"))).isEqualTo("[{\"token\":[]},{}]");
        assertThat(security(boat.at("/put"))).isEqualTo("[{\"token\":[]}]");
        assertThat(boat.at("/get/responses/200/content").propertyNames()).containsExactly("application/json");
    }

    private static String security(JsonNode operation) {
        return operation.path("security").toString();
    }

    @RestController
    static class BoatController {

        record Boat(String name) {}

        @Bean
        OpenEndpoints openBoats() {
            return OpenEndpoints.get("/boats/{any}");
        }

        @GetMapping("/boats/{id}")
        Boat boat(@PathVariable String id) {
            return new Boat(id);
        }

        @PutMapping("/boats/{id}")
        Boat change(@PathVariable String id) {
            return new Boat(id);
        }
    }
}
