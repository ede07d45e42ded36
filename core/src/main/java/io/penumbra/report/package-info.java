/** What a comparison of two lanes found, and the verdict that follows from it. */
package io.penumbra.report;
