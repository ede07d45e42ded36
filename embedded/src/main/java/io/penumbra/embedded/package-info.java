/** The stack of the demo, of {@code penumbra up} and of the tests, in one process. */
package io.penumbra.embedded;
