package org.urbanriver.campus.platform;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The smallest service there is, to try the platform on. */
@SpringBootApplication
class SampleService {}
