/**
 * The know-how that charts share: names and labels, images, probes, databases, secrets, migrations,
 * exposure, availability, network policy. Nothing here knows a particular chart.
 */
package io.helmwright.pattern;
