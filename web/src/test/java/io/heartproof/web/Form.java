package io.heartproof.web;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A form of files as a browser sends it. */
public final class Form {
    public static final String TYPE = "multipart/form-data; boundary=limit";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public Form file(String name, byte[] content) {
        text("--limit\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        bytes.writeBytes(content);
        text("\r\n");
        return this;
    }

    public byte[] end() {
        text("--limit--\r\n");
        return bytes.toByteArray();
    }

    /** Without the end that a form must have. */
    public byte[] cutOff() {
        return bytes.toByteArray();
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
