package org.urbanriver.campus.course.technique;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.courses.TechniqueCommand;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.course.text.Text;

/** A subject of the catalog; its slug is its id, so there is never a second one of a name. */
@Document("techniques")
record Technique(@Id String slug, String name, String summary) {

    Technique {
        name = Text.line(name);
        summary = Text.line(summary);
    }

    static Technique of(TechniqueCommand command) {
        return new Technique(command.slug(), command.name(), command.summary());
    }

    TechniqueView view() {
        return new TechniqueView(slug, name, summary);
    }
}
