/** By how much two values may differ and still count as the same, where that was declared. */
package io.penumbra.tolerance;
