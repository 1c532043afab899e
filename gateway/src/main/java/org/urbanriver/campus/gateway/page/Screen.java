package org.urbanriver.campus.gateway.page;

/** What a controller of a page returns: everything the template of that name shows, and nothing it must look up. */
public interface Screen {

    /** The template under {@code src/main/jte}, by default in a folder like the package and named like the record. */
    default String template() {
        var area = getClass()
                .getPackageName()
                .substring(Screen.class.getPackageName().length());
        var folder = area.isEmpty() ? "" : area.substring(1).replace('.', '/') + "/";
        var name = getClass().getSimpleName();
        return folder + Character.toLowerCase(name.charAt(0)) + name.substring(1) + ".jte";
    }
}
