/** Errors as part of the product. */
package io.penumbra.error;
