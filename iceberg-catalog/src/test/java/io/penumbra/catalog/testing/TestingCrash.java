package io.penumbra.catalog.testing;

import io.penumbra.fault.FaultPoint;

/** The process dies; no code of ours may catch it. */
public final class TestingCrash extends Error {
  private static final long serialVersionUID = 1L;

  TestingCrash(FaultPoint point) {
    super("Crash at " + point);
  }
}
