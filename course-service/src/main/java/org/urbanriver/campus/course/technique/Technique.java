package org.urbanriver.campus.course.technique;

import java.time.Instant;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.mongodb.core.mapping.Document;
import org.urbanriver.campus.contracts.courses.TechniqueCommand;
import org.urbanriver.campus.contracts.courses.TechniqueView;
import org.urbanriver.campus.contracts.events.TechniqueEvent.TechniqueAdded;
import org.urbanriver.campus.contracts.events.TechniqueEvent.TechniqueChanged;
import org.urbanriver.campus.course.text.Text;
import org.urbanriver.campus.platform.events.Aggregate;

/** A subject of the catalog; its slug is its id, so there is never a second one of a name. */
@Document("techniques")
class Technique extends Aggregate {

    private String name;
    private String summary;

    @PersistenceCreator
    Technique(String id, String name, String summary) {
        super(id);
        this.name = Text.line(name);
        this.summary = Text.line(summary);
    }

    static Technique add(TechniqueCommand command, Instant now) {
        var technique = new Technique(command.slug(), command.name(), command.summary());
        technique.publish(new TechniqueAdded(technique.view()), now);
        return technique;
    }

    /** Describes it anew; the same words change nothing. */
    void change(TechniqueCommand command, Instant now) {
        var before = view();
        name = Text.line(command.name());
        summary = Text.line(command.summary());
        if (!view().equals(before)) {
            publish(new TechniqueChanged(view()), now);
        }
    }

    TechniqueView view() {
        return new TechniqueView(id(), name, summary);
    }
}
