/** The invented city: coast, rivers, roads, places, organisations, vehicles; a function of its seed. */
@NullMarked
package io.bihuan.simulator.city;

import org.jspecify.annotations.NullMarked;
