/** What a device told about an asset: positions, readings and events, each traceable to the frame it came in. */
@NullMarked
package io.bihuan.engine.observation;

import org.jspecify.annotations.NullMarked;
