package io.heartproof.process.heartbeat;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.UUID;

/**
 * Where rank 0 takes in the connections of the others: each says the secret of the invitation and its rank, then heartbeats follow.
 * Whoever says something else is turned away; whoever says nothing keeps nobody waiting. Thread-safe.
 */
final class HeartbeatDoor implements Closeable {
    private static final int PATIENCE_MILLISECONDS = 10_000;
    private static final int CLOSING_MILLISECONDS = 1_000;

    private final ServerSocket server;
    private final Invitation invitation;
    private final List<Peer> peers;
    private final Thread porter;

    /** @param peers by rank, from rank 1 on */
    private HeartbeatDoor(ServerSocket server, Invitation invitation, List<Peer> peers) {
        this.server = server;
        this.invitation = invitation;
        this.peers = peers;
        porter = Heartbeats.thread("heartbeats, door", this::welcome);
    }

    /** Opens a door on a free port, on that address alone where it is one of the machine with itself. */
    static HeartbeatDoor open(InetAddress address, List<Peer> peers) throws IOException {
        ServerSocket server =
                new ServerSocket(0, Math.max(1, peers.size()), address.isLoopbackAddress() ? address : null);
        HeartbeatDoor door = new HeartbeatDoor(server, new Invitation(server.getLocalPort(), UUID.randomUUID()), peers);
        door.porter.start();
        return door;
    }

    Invitation invitation() {
        return invitation;
    }

    private void welcome() {
        while (!server.isClosed()) {
            try {
                Socket guest = server.accept();
                Heartbeats.thread("heartbeats, guest", () -> admit(guest)).start();
            } catch (IOException e) {
                // the door was closed
            }
        }
    }

    private void admit(Socket guest) {
        try {
            if (!isAdmitted(guest)) {
                guest.close();
            }
        } catch (IOException e) {
            // the guest was gone
        }
    }

    private boolean isAdmitted(Socket guest) {
        try {
            guest.setSoTimeout(PATIENCE_MILLISECONDS);
            guest.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(guest.getInputStream());
            UUID secret = new UUID(in.readLong(), in.readLong());
            int rank = in.readInt();
            guest.setSoTimeout(0);
            boolean known = secret.equals(invitation.secret()) && rank >= 1 && rank <= peers.size();
            return known && peers.get(rank - 1).connected(guest);
        } catch (IOException e) {
            return false;
        }
    }

    /** Goes in at the door of rank 0. */
    static Socket enter(String host, Invitation invitation, int rank) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, invitation.port()), PATIENCE_MILLISECONDS);
            socket.setTcpNoDelay(true);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeLong(invitation.secret().getMostSignificantBits());
            out.writeLong(invitation.secret().getLeastSignificantBits());
            out.writeInt(rank);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException(
                    "heartbeats: rank 0 cannot be reached at " + host + ", port " + invitation.port() + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Nobody gets in any more: the system listens on as long as a thread waits for guests. */
    @Override
    public void close() throws IOException {
        server.close();
        try {
            porter.join(CLOSING_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
