package io.penumbra.jobs.validate.column;

/** Texts or bytes of some rows, as places in an array that they share. */
final class Slices {
  byte[] bytes = {};
  final int[] start;
  final int[] length;

  Slices(int size) {
    this.start = new int[size];
    this.length = new int[size];
  }
}
