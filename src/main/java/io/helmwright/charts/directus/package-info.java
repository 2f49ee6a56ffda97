/** The chart of Directus (github.com/directus/directus). */
package io.helmwright.charts.directus;
