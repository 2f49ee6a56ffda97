package io.helmwright.codegen;

import java.util.SortedMap;

/**
 * The models of one client.
 *
 * @param typed those with a class in the typed API, by name
 * @param all those with a schema, by name
 */
record ApiModels(SortedMap<String, Model> typed, SortedMap<String, Model> all) {}
