package io.heartproof.process.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the tests start: a process that does as its arguments say. */
final class ToyProcess {
    private ToyProcess() {}

    public static void main(String[] arguments) throws Exception {
        ParentWatch.begin();
        String rank = System.getenv("RANK");
        switch (arguments[0]) {
            case "report" -> {
                System.out.println("[Gloo] Rank " + rank + " is connected");
                System.out.println("answer of " + rank);
                System.err.println("heartproof: said by all");
                System.err.println("of " + System.getenv("WORLD_SIZE") + " at " + System.getenv("MASTER_ADDR") + ", "
                        + Runtime.getRuntime().availableProcessors() + " cores, rank " + rank);
            }
            case "fail" -> endAs(rank.equals("1"), 3, "heartproof: broken");
            case "die" -> {
                if (rank.equals("1")) {
                    new ProcessBuilder(
                                    "kill",
                                    "-9",
                                    Long.toString(ProcessHandle.current().pid()))
                            .start();
                }
                Thread.sleep(rank.equals("1") ? 100_000 : 500);
                endAs(true, 1, "heartproof: rank 1 is lost since 2026-01-01T00:00:0" + rank + "Z");
            }
            case "wait" -> {
                Files.createFile(Path.of(
                        arguments[1], Long.toString(ProcessHandle.current().pid())));
                Thread.sleep(100_000);
            }
            default -> // a starting process
                System.exit(LocalProcesses.run(
                        JavaCommand.of(ToyProcess.class, List.of("wait", arguments[1])), 2, System.out, System.err));
        }
    }

    private static void endAs(boolean fails, int code, String line) throws InterruptedException {
        if (fails) {
            System.err.println(line);
            System.exit(code);
        }
        Thread.sleep(100_000);
    }
}
