package org.urbanriver.campus.course.lesson;

import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.events.EnrollmentEvent;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.EnrollmentTransferred;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfEnrollment;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.OfOffering;
import org.urbanriver.campus.contracts.events.EnrollmentEvent.RosterMessageSent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.events.Received;

/** Keeps who may read lessons, so that lessons are there also while enrollment rests. */
@Component
class ReaderEvents {

    private final Copies copies;

    ReaderEvents(Copies copies) {
        this.copies = copies;
    }

    @KafkaListener(
            id = "readers",
            topics = "${campus.namespace}" + Topics.ENROLLMENTS,
            groupId = "${campus.namespace}course-service.readers")
    void on(Received<EnrollmentEvent> received) {
        switch (received.event()) {
            case EnrollmentTransferred moved ->
                copies.keep(Reader.of(moved.enrollment(), received.sequence(), moved.toEnrollmentId()));
            case OfEnrollment happened -> copies.keep(Reader.of(happened.enrollment(), received.sequence()));
            case RosterMessageSent sent -> {
                // what staff write changes nothing of who may read
            }
            case OfOffering scheduled -> {
                // dates and places change nothing of who may read
            }
        }
    }
}
