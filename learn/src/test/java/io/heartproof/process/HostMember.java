package io.heartproof.process;

/** A process that adds numbers with the others until one of them is missed; then it says so and halts. */
final class HostMember {
    private HostMember() {}

    public static void main(String[] arguments) throws Exception {
        Rendezvous rendezvous = Rendezvous.of(System.getenv()).orElseThrow();
        try (ProcessGroup group = rendezvous.join(dead -> {
            System.out.println(dead);
            Runtime.getRuntime().halt(1);
        })) {
            System.out.println("met " + group.size());
            while (true) {
                group.sum(1, 2);
            }
        }
    }
}
