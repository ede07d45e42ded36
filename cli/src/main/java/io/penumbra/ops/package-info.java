/** What people do with tables and shadows, free of any front end: each verb is a method here. */
package io.penumbra.ops;
