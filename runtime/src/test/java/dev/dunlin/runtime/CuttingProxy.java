package dev.dunlin.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a client and the server, passes everything on, and cuts a connection where it is told to. Keeps what was sent. */
final class CuttingProxy implements AutoCloseable {
    /** When a connection is cut. */
    enum Cut {
        NEVER,
        NOW,
        /** Once the next request has been passed on, so that the server works on it for nobody. */
        WHEN_SENT,
        /** Once the answer to the next request is there, which nobody gets. */
        WHEN_ANSWERED
    }

    private final ServerSocket listening;
    private final URI target;
    private final List<Link> links = new CopyOnWriteArrayList<>();
    private volatile Cut cutNextLink = Cut.NEVER;

    /** Opens one to the server of a JDBC URL. */
    CuttingProxy(String url) throws IOException {
        target = URI.create(url.substring("jdbc:".length()));
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** The URL that leads through it. */
    String url() {
        return "jdbc:postgresql://127.0.0.1:%d%s?%s"
                .formatted(listening.getLocalPort(), target.getPath(), target.getQuery());
    }

    /**
     * Cuts a connection.
     *
     * @param index of the connection in the order in which they are opened, from 0; the next one, too
     */
    void cut(int index, Cut when) {
        if (index == links.size()) {
            cutNextLink = when;
        } else {
            links.get(index).cut(when);
        }
    }

    /** Cuts all connections. */
    void cutAll() {
        links.forEach(link -> link.cut(Cut.NOW));
    }

    private void accept() throws IOException {
        while (true) {
            Link link = new Link(listening.accept());
            links.add(link);
            link.cut(cutNextLink);
            cutNextLink = Cut.NEVER;
            link.open();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Link link : links) {
            link.close();
        }
    }

    /** All that a client has sent on a connection so far. */
    byte[] sent(int index) {
        return links.get(index).sent.toByteArray();
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A connection is closed by one thread while others read and write; that ends them. */
    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The end.
                    }
                },
                "cutting-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private final class Link {
        private final Socket client;
        private final Socket server;
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private volatile Cut cut = Cut.NEVER;

        Link(Socket client) throws IOException {
            this.client = client;
            server = new Socket(target.getHost(), target.getPort());
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void open() {
            start(() -> pass(client, server, Cut.WHEN_SENT, true));
            start(() -> pass(server, client, Cut.WHEN_ANSWERED, false));
        }

        void cut(Cut when) {
            cut = when;
            if (when == Cut.NOW) {
                close();
            }
        }

        /** Passes on until it is time to cut, and the last piece only if it is a request. */
        private void pass(Socket from, Socket to, Cut last, boolean request) throws IOException {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] bytes = new byte[1 << 16];
                for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                    if (request) {
                        sent.write(bytes, 0, count);
                    }
                    if (cut != last || request) {
                        out.write(bytes, 0, count);
                    }
                    if (cut == last) {
                        return;
                    }
                }
            } finally {
                close();
            }
        }

        void close() {
            try (client;
                    server) {
                // Both are closed.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
