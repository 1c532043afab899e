package org.urbanriver.campus.contracts.courses;

/** A subject of the catalog, such as trigger point therapy. */
public record TechniqueView(String slug, String name, String summary) {}
