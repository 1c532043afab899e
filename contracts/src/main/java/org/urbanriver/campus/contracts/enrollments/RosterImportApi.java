package org.urbanriver.campus.contracts.enrollments;

import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Enrolling the people of a file, for clients that want the whole report; by lines it comes as it is written. */
@HttpExchange("/api/offerings/{id}/roster/import")
public interface RosterImportApi {

    /** @param csv rows with a header line that names the columns email and name; at most 5,000 */
    @PostExchange(contentType = "text/csv;charset=UTF-8", accept = "application/json")
    ImportReport importRoster(@PathVariable String id, @RequestBody String csv);
}
