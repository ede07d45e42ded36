/** Compares rows of two lanes by field id, exactly, and says what kind of difference it found. */
package io.penumbra.compare;
