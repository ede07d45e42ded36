/** The command's verbs, one file each: they parse, call, and print. */
package io.penumbra.cli.verb;
