package org.urbanriver.campus.enrollment.enrollment;

import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** A student whose account closed a short while ago. */
@Document("just_closed")
record JustClosed(@Id String student, Instant at) {}
