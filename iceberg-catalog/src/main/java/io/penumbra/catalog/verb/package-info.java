/** What people do to shadows: each verb is one metadata commit. */
package io.penumbra.catalog.verb;
