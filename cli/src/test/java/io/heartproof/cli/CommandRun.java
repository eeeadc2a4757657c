package io.heartproof.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the program in this JVM: its exit code and what it printed. */
public record CommandRun(int code, String out, String err) {
    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new CommandRun(code, out.toString(), err.toString());
    }
}
