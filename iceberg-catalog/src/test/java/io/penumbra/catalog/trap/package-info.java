/** What goes wrong when the protocol is built naively: one test per finding of its review. */
package io.penumbra.catalog.trap;
