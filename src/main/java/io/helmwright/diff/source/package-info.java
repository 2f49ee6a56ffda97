/** Where a chart to compare comes from: a folder, a package, or a revision of a git repository. */
package io.helmwright.diff.source;
