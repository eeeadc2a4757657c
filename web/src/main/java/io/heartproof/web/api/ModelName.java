package io.heartproof.web.api;

/** Which model answered. */
record ModelName(String id, String name) {
    static ModelName of(Model model) {
        return new ModelName(model.id(), model.name());
    }
}
