/** The demo and the stack that stays up: what a newcomer sees first. */
package io.penumbra.cli.demo;
