package org.urbanriver.campus.course;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.urbanriver.campus.platform.security.OpenEndpoints;

@SpringBootApplication
class CourseService {

    public static void main(String[] args) {
        SpringApplication.run(CourseService.class, args);
    }

    /** Media is here because pictures of public descriptions are for everyone; the others ask who reads. */
    @Bean
    OpenEndpoints openEndpoints() {
        return OpenEndpoints.get("/api/techniques", "/api/courses", "/api/courses/{slug}", "/api/media/{id}");
    }
}
