package org.urbanriver.campus.standalone.browser;

import java.util.function.Function;

/**
 * A page that people get to see.
 *
 * @param name unique, and the name of its pictures
 * @param route as the gateway maps it, or what leads to it where there is no mapping
 * @param address of one with something in it
 * @param status it is answered with
 */
record CampusPage(String name, Viewer viewer, String route, Function<Semester, String> address, int status) {

    static CampusPage page(String name, Viewer viewer, String route, Function<Semester, String> address) {
        return new CampusPage(name, viewer, route, address, 200);
    }

    static CampusPage page(String name, Viewer viewer, String address) {
        return page(name, viewer, address, semester -> address);
    }

    static CampusPage problem(
            String name, Viewer viewer, String route, int status, Function<Semester, String> address) {
        return new CampusPage(name, viewer, route, address, status);
    }

    @Override
    public String toString() {
        return name;
    }
}
