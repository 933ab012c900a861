package org.jieli.benchmark;

import java.io.IOException;

/** A client that reads one address again and again; anything but 200 is a failure. */
final class Reader implements Load.Client {

    private static final int OK = 200;

    private final String path;
    private final String headers;
    private final HttpConnection connection;

    Reader(RunningApplication application, String path, String headers) throws IOException {
        this.path = path;
        this.headers = headers;
        this.connection = new HttpConnection(application.port());
    }

    @Override
    public boolean once() throws IOException {
        return connection.get(path, headers).status() == OK;
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
