package io.heartproof.cli;

import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessLost;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells every failure in one line, {@code heartproof: ...}; the stack trace follows with {@code --verbose} only. */
final class CommandFailures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final String VERBOSE = "--verbose";
    private static final int OTHER = 1;
    private static final int BAD_USAGE = 2;
    private static final int BAD_DATA = 3;

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        String hint = " (see %s --help)".formatted(command.getCommandSpec().qualifiedName());
        String text = e instanceof UnmatchedArgumentException unmatched ? unmatched(unmatched) : said(e);
        tell(command, text + hint);
        trace(command, e, List.of(args).contains(VERBOSE));
        return BAD_USAGE;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult result) {
        if (e instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        Exception failure = e instanceof UncheckedIOException && e.getCause() instanceof IOException cause ? cause : e;
        tell(command, message(failure));
        trace(command, failure, command.getParseResult().hasMatchedOption(VERBOSE));
        return exitCode(failure);
    }

    /** Tells a failure of the machine or of the JVM that no command can handle. */
    static int tell(PrintWriter err, Error e, List<String> args) {
        String advice =
                e instanceof OutOfMemoryError ? "; smaller training.batchSize and evaluation.batchSize help" : "";
        err.println("heartproof: %s: %s%s".formatted(e.getClass().getSimpleName(), firstLine(e.getMessage()), advice));
        if (args.contains(VERBOSE)) {
            e.printStackTrace(err);
        }
        return OTHER;
    }

    /** Tells that what was printed did not arrive, as with a full disk or a closed pipe. */
    static int lost(PrintWriter err) {
        err.println("heartproof: standard output: cannot be written");
        return OTHER;
    }

    private static int exitCode(Exception e) {
        if (e instanceof BadUsage) {
            return BAD_USAGE;
        }
        return e instanceof BadData || e instanceof NoSuchFileException ? BAD_DATA : OTHER;
    }

    private static String message(Exception e) {
        String text = firstLine(e.getMessage());
        if (e instanceof BadUsage || e instanceof BadData || e instanceof ProcessLost) {
            return text;
        }
        if (e instanceof NoSuchFileException) {
            return text + ": no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return text + ": access denied";
        }
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return text;
        }
        return e.getClass().getSimpleName() + ": " + text
                + (e instanceof IOException ? "" : " (--verbose shows where)");
    }

    /** Of a group of options picocli begins with a word that every failure has. */
    private static String said(ParameterException e) {
        return firstLine(e.getMessage()).replaceFirst("^Error: ", "");
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String argument = e.getUnmatched().get(0);
        boolean mayBeCommand = !e.getCommandLine().getSubcommands().isEmpty();
        String kind = mayBeCommand ? "unknown command" : "unexpected argument";
        String text = "%s '%s'".formatted(argument.startsWith("-") ? "unknown option" : kind, argument);
        List<String> near = e.getSuggestions();
        return near.isEmpty() ? text : text + ", did you mean '" + near.get(0) + "'?";
    }

    private static void tell(CommandLine command, String message) {
        command.getErr().println("heartproof: " + message);
    }

    private static void trace(CommandLine command, Exception e, boolean verbose) {
        if (verbose) {
            e.printStackTrace(command.getErr());
        }
    }

    private static String firstLine(@Nullable String text) {
        return String.valueOf(text).lines().findFirst().orElse("").strip();
    }
}
