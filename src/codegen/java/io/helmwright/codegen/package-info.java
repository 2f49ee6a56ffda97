/**
 * Writes the typed Kubernetes API and its JSON Schemas at build time, from the model classes of the
 * official Java client. Nothing of it is shipped.
 */
package io.helmwright.codegen;
