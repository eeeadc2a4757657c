package io.heartproof.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;

/** One run of the program in this JVM: its exit code and what it printed. */
public record CommandRun(int code, String out, String err) {
    /**
     * A run of a line with blanks between its words.
     *
     * @param meanings of capitals in the words, such as a folder, whose name may have blanks
     */
    static CommandRun ofLine(String line, Map<String, ?> meanings) {
        Object[] words = line.split(" ");
        meanings.forEach((capitals, meaning) ->
                Arrays.setAll(words, i -> words[i].toString().replace(capitals, meaning.toString())));
        return of(words);
    }

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
