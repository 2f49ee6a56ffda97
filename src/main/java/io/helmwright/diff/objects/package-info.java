/**
 * What two charts render, compared: the objects field by field, their images apart, and what an
 * upgrade from one to the other hits.
 */
package io.helmwright.diff.objects;
