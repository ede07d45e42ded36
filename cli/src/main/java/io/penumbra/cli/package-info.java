/** The {@code penumbra} command, put together. */
package io.penumbra.cli;
