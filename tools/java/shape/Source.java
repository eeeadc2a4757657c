package shape;

import com.sun.source.tree.CompilationUnitTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One file.
 *
 * @param path below the root of its tree
 * @param set whether it belongs to the main sources or to the tests
 * @param home its package
 * @param lines how many it has
 * @param types those that it declares, nested ones too
 * @param methods methods and constructors that it declares
 * @param names the qualified names that it imports or mentions
 */
record Source(
        String path, SourceSet set, String home, int lines, List<Type> types, List<Method> methods, Set<String> names) {

    /** Returns a source that declares nothing yet. */
    static Source of(String path, SourceSet set, CompilationUnitTree unit) throws IOException {
        String text = unit.getSourceFile().getCharContent(true).toString();
        int lines = Math.toIntExact(text.lines().count());
        String home = String.valueOf(unit.getPackageName());
        return new Source(path, set, home, lines, new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    }

    /** A named type; its name has those of the types around it, open is public all the way out. */
    record Type(String home, String name, boolean top, boolean open, boolean documented) {
        String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }

        String fullName() {
            return home + "." + name;
        }
    }

    /** A method or constructor; no lines if it has no body; flagged if it is open and takes a boolean by its own decision. */
    record Method(String name, int lines, int parameters, boolean flagged) {}
}
