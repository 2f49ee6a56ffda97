/** The chart of MITRE's Vulcan (github.com/mitre/vulcan). */
package io.helmwright.charts.vulcan;
