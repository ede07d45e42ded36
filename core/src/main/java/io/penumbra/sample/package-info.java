/** What a random sample of rows says of all rows. */
package io.penumbra.sample;
