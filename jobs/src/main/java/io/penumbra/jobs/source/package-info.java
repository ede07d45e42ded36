/**
 * What a source hands on: changes and the layouts of their rows, in one stream that is routed by
 * key. Sources live in packages below.
 */
package io.penumbra.jobs.source;
