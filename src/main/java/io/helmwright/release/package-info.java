/**
 * Releases of a chart: the version that the changes ask for, the changelog, a package that is the
 * same bytes each time, the index of a chart repository, the signature.
 */
package io.helmwright.release;
