package io.penumbra.catalog.testing;

/** The process dies; no code of ours may catch it. */
public final class TestingCrash extends Error {
  private static final long serialVersionUID = 1L;

  TestingCrash(String place) {
    super("crash at " + place);
  }
}
