package org.urbanriver.campus.gateway.mydata;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MyDataController {

    private final MyData data;

    MyDataController(MyData data) {
        this.data = data;
    }

    /** Everything that the campus holds on the caller, as a file. */
    @GetMapping("/api/account/data")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonalData.class)))
    ResponseEntity<byte[]> data(HttpServletRequest request) {
        return data.download(request);
    }
}
