package io.heartproof.dataset.tar;

/**
 * A file in a tar archive.
 *
 * @param folder the folders that stand before its name, such as {@code records/a}; empty where there are none
 * @param name its name without these
 * @param offset of its first byte in the archive
 * @param bytes how many it has
 */
public record TarMember(String folder, String name, long offset, long bytes) {}
