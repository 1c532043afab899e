package org.urbanriver.campus.course;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class CourseService {

    public static void main(String[] args) {
        SpringApplication.run(CourseService.class, args);
    }
}
