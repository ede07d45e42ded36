/** Whether a shadow may become the table. */
package io.penumbra.gate;
