/**
 * Settings: one immutable record per concern, read from YAML with every problem reported at once.
 */
package io.penumbra.config;
