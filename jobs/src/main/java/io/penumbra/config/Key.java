package io.penumbra.config;

/**
 * A key that a settings file may have.
 *
 * @param path as {@code source.port}
 * @param allowed the values that it takes
 * @param standard its value where the file has none; empty when it must be given or may be absent
 */
record Key(String path, String allowed, String standard) {}
