package shape;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads sources with the compiler's own parser; nothing is resolved. Not thread-safe. */
final class SourceReader extends TreePathScanner<Void, Void> {
    private static final List<String> OPTIONS = List.of("-proc:none");

    private final Trees trees;
    private final CompilationUnitTree unit;
    private final CharSequence text;
    private final Source source;

    private SourceReader(Trees trees, CompilationUnitTree unit, Source source) throws IOException {
        this.trees = trees;
        this.unit = unit;
        this.text = unit.getSourceFile().getCharContent(true);
        this.source = source;
    }

    /** Returns what the files declare, or fails where one is not Java. */
    static List<Source> parse(SourceTree tree, List<Path> files) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        List<Source> sources = new ArrayList<>();
        try (StandardJavaFileManager manager =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            Iterable<? extends JavaFileObject> objects = manager.getJavaFileObjectsFromPaths(files);
            JavacTask task = (JavacTask) compiler.getTask(null, manager, SourceReader::refuse, OPTIONS, null, objects);
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                Path file = Path.of(unit.getSourceFile().toUri());
                Source source = Source.of(tree.name(file), tree.set(file), unit);
                new SourceReader(trees, unit, source).scan(unit, null);
                sources.add(source);
            }
        }
        return sources;
    }

    private static void refuse(Diagnostic<? extends JavaFileObject> diagnostic) {
        if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
            throw new IllegalArgumentException(diagnostic.toString());
        }
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        if (!type.getSimpleName().isEmpty()) {
            boolean top = getCurrentPath().getParentPath().getLeaf() instanceof CompilationUnitTree;
            boolean documented = trees.getDocComment(getCurrentPath()) != null;
            source.types().add(new Source.Type(source.home(), around(), top, open(getCurrentPath()), documented));
        }
        return super.visitClass(type, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        String name = source.home() + "." + around() + "." + method.getName();
        int lines = method.getBody() == null ? 0 : line(end(method)) - line(start(method)) + 1;
        int parameters = isCompact(method) ? 0 : method.getParameters().size();
        boolean own = !isCompact(method)
                && method.getModifiers().getAnnotations().stream()
                        .noneMatch(annotation ->
                                annotation.getAnnotationType().toString().equals("Override"));
        boolean takesBoolean = method.getParameters().stream()
                .anyMatch(parameter -> Set.of("boolean", "Boolean")
                        .contains(parameter.getType().toString()));
        boolean flagged = own && takesBoolean && open(getCurrentPath());
        source.methods().add(new Source.Method(name, lines, parameters, flagged));
        return super.visitMethod(method, nothing);
    }

    /** Whether this is a record's constructor that repeats no component; the parser gives it the components as parameters. */
    private boolean isCompact(MethodTree method) {
        if (!method.getName().contentEquals("<init>")) {
            return false;
        }
        String head = text.subSequence((int) start(method), (int) start(method.getBody()))
                .toString();
        return head.strip()
                .endsWith(((ClassTree) getCurrentPath().getParentPath().getLeaf())
                        .getSimpleName()
                        .toString());
    }

    @Override
    public Void visitImport(ImportTree tree, Void nothing) {
        source.names().add(tree.getQualifiedIdentifier().toString());
        return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
        if (!(getCurrentPath().getParentPath().getLeaf() instanceof MemberSelectTree)) {
            source.names().add(tree.toString());
        }
        return super.visitMemberSelect(tree, nothing);
    }

    private long start(Tree tree) {
        return trees.getSourcePositions().getStartPosition(unit, tree);
    }

    private long end(Tree tree) {
        return trees.getSourcePositions().getEndPosition(unit, tree);
    }

    private int line(long position) {
        return (int) unit.getLineMap().getLineNumber(position);
    }

    /** Returns the names of the types at and around the current place, outermost first. */
    private String around() {
        List<String> names = new ArrayList<>();
        for (Tree tree : getCurrentPath()) {
            if (tree instanceof ClassTree type && !type.getSimpleName().isEmpty()) {
                names.add(0, type.getSimpleName().toString());
            }
        }
        return String.join(".", names);
    }

    /** Whether a type or method is public and so are all types around it. */
    private static boolean open(TreePath path) {
        Tree parent = path.getParentPath().getLeaf();
        Set<Modifier> modifiers = modifiers(path.getLeaf()).getFlags();
        boolean isPublic =
                modifiers.contains(Modifier.PUBLIC) || inInterface(parent) && !modifiers.contains(Modifier.PRIVATE);
        return isPublic
                && (parent instanceof CompilationUnitTree
                        || parent instanceof ClassTree type
                                && !type.getSimpleName().isEmpty()
                                && open(path.getParentPath()));
    }

    private static ModifiersTree modifiers(Tree tree) {
        return tree instanceof MethodTree method ? method.getModifiers() : ((ClassTree) tree).getModifiers();
    }

    private static boolean inInterface(Tree parent) {
        return parent.getKind() == Tree.Kind.INTERFACE || parent.getKind() == Tree.Kind.ANNOTATION_TYPE;
    }
}
