/** The chart of a Django application whose schema is migrated before each release. */
package io.helmwright.charts.django;
