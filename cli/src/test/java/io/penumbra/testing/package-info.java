/** A shop whose tables the command is tried on, and the machinery around it. */
package io.penumbra.testing;
