package org.urbanriver.campus.course.course;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.urbanriver.campus.contracts.accounts.Role;
import org.urbanriver.campus.contracts.events.AccountEvent;
import org.urbanriver.campus.contracts.events.Topics;
import org.urbanriver.campus.platform.events.Copies;
import org.urbanriver.campus.platform.events.Received;
import org.urbanriver.campus.platform.problems.FieldProblem;
import org.urbanriver.campus.platform.problems.Invalid;
import org.urbanriver.campus.platform.security.Caller;

/** Knows from the account events who may teach, so that a course names only people who exist and may. */
@Component
public class Instructors {

    private static final int MOST = 500;

    private final MongoTemplate mongo;
    private final Copies copies;

    Instructors(MongoTemplate mongo, Copies copies) {
        this.mongo = mongo;
        this.copies = copies;
    }

    @KafkaListener(
            id = "instructors",
            topics = "${campus.namespace}" + Topics.ACCOUNTS,
            groupId = "${campus.namespace}course-service.instructors")
    void on(Received<AccountEvent> received) {
        var account = received.event().account();
        copies.keep(new Person(
                account.id(), received.sequence(), account.name(), Set.copyOf(account.roles()), account.disabled()));
    }

    /** Everybody who may teach, by name. */
    public List<Instructor> all() {
        var may = query(
                where("roles").in(Role.INSTRUCTOR, Role.ADMIN).and("disabled").is(false));
        return mongo.find(may.with(Sort.by("name", "id")).limit(MOST), Person.class).stream()
                .map(person -> new Instructor(person.id(), person.name()))
                .toList();
    }

    /** Those who teach a new course: the author first, unless an admin begins it for others. */
    public List<Instructor> ofNew(@Nullable List<String> accounts, Caller author) {
        if (accounts == null || accounts.isEmpty()) {
            return List.of(Instructor.of(author));
        }
        var wanted = new ArrayList<>(accounts);
        if (!author.isAdmin()) {
            wanted.remove(author.id());
            wanted.addFirst(author.id());
        }
        return known(wanted, List.of(), author);
    }

    /** Those who shall teach a course from now on; the same as before when nobody is named. */
    public List<Instructor> ofChanged(Course course, @Nullable List<String> accounts, Caller caller) {
        var present = course.draft().instructors();
        if (accounts == null) {
            return present;
        }
        if (accounts.isEmpty()) {
            throw new Invalid("/instructorIds", "must name at least one instructor");
        }
        return known(accounts, present, caller);
    }

    private List<Instructor> known(List<String> accounts, List<Instructor> present, Caller caller) {
        var found = new LinkedHashMap<String, Instructor>();
        var errors = new ArrayList<FieldProblem>();
        for (var i = 0; i < accounts.size(); i++) {
            var instructor = known(accounts.get(i), present, caller);
            if (instructor == null) {
                errors.add(new FieldProblem(
                        "/instructorIds/" + i,
                        "is not the account of an instructor (a new role takes a moment to arrive)"));
            } else {
                found.putIfAbsent(instructor.account(), instructor);
            }
        }
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return List.copyOf(found.values());
    }

    private @Nullable Instructor known(String account, List<Instructor> present, Caller caller) {
        if (caller.is(account)) {
            return Instructor.of(caller);
        }
        var person = mongo.findById(account, Person.class);
        if (person != null && person.teaches()) {
            return new Instructor(person.id(), person.name());
        }
        // Who teaches the course already may stay, so that a text can be mended when a colleague has left.
        return present.stream()
                .filter(instructor -> instructor.account().equals(account))
                .findFirst()
                .orElse(null);
    }

    /** Copy of an account, as far as teaching is concerned. */
    @Document("instructors")
    record Person(@Id String id, long sequence, String name, Set<Role> roles, boolean disabled) implements Copies.Copy {

        boolean teaches() {
            return !disabled && (roles.contains(Role.INSTRUCTOR) || roles.contains(Role.ADMIN));
        }
    }
}
