package shape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a checkout that are counted: Java and Markdown outside of hidden folders and build folders. */
record SourceTree(Path root) {
    /** Returns the files in the order of their paths. */
    List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(file -> isMarkdown(file) || file.toString().endsWith(".java"))
                    .filter(file -> Stream.of(name(file).split("/")).noneMatch(SourceTree::isLeftOut))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /** Returns the path below the root, with slashes. */
    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }

    SourceSet set(Path file) {
        String name = "/" + name(file);
        if (name.endsWith(".java") && name.contains("/src/main/")) {
            return SourceSet.MAIN;
        }
        return name.endsWith(".java") && name.contains("/src/test/") ? SourceSet.TESTS : SourceSet.OTHER;
    }

    static boolean isMarkdown(Path file) {
        return file.toString().endsWith(".md");
    }

    private static boolean isLeftOut(String folder) {
        return folder.startsWith(".") || folder.equals("target");
    }
}
