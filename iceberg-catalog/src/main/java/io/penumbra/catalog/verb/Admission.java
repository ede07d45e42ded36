package io.penumbra.catalog.verb;

/** Decides on the very heads that a promotion rests on; asked anew in each commit attempt. */
@FunctionalInterface
public interface Admission {
  /**
   * @throws io.penumbra.error.PenumbraException when the shadow may not be promoted
   */
  void admit(Heads heads);
}
