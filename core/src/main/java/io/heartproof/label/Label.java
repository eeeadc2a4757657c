package io.heartproof.label;

/**
 * One class of a {@link LabelSet}.
 *
 * @param index position in the set, from 0
 * @param name such as {@code AF}
 */
public record Label(int index, String name) {
    @Override
    public String toString() {
        return name;
    }
}
