package io.heartproof.dataset.tar;

/**
 * A file in a tar archive.
 *
 * @param name its name without the folders that stand before it
 * @param offset of its first byte in the archive
 * @param bytes how many it has
 */
public record TarMember(String name, long offset, long bytes) {}
