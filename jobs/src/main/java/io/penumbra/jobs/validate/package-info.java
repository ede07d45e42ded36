/** Compares a shadow with its primary at a cut, and gives a verdict. */
package io.penumbra.jobs.validate;
