package org.urbanriver.campus.gateway.page;

/** What a controller of a page returns: everything the template of that name shows, and nothing it must look up. */
interface Screen {

    /** The template under {@code src/main/jte}, by default named like the record. */
    default String template() {
        var name = getClass().getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1) + ".jte";
    }
}
