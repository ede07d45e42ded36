package io.penumbra.report;

import java.util.Objects;

/**
 * What compared.
 *
 * @param name of the engine that rows were read in
 * @param version of that engine
 * @param encoding version of the form in which rows are compared
 * @param hash the hash of fingerprints, empty when none were made
 */
public record Engine(String name, String version, int encoding, String hash) {
  public Engine {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(hash, "hash");
  }
}
