package io.penumbra.config;

import java.io.Serializable;
import java.util.Objects;

/** A value that is never printed. */
public record Secret(String value) implements Serializable {
  public Secret {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return "******";
  }
}
