package org.urbanriver.campus.enrollment;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class EnrollmentService {

    public static void main(String[] args) {
        SpringApplication.run(EnrollmentService.class, args);
    }
}
