/** How the command talks: text and colours on a terminal, JSON, exit codes, errors. */
package io.penumbra.cli.output;
