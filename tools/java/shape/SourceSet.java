package shape;

/** What a Java file is for. */
enum SourceSet {
    MAIN,
    TESTS,
    /** Neither: a tool, or a file that a test reads. */
    OTHER
}
