package io.bihuan.codec.jt808;

/** Areas and routes (clauses 8.35 to 8.44). */
public sealed interface AreaMessage extends Jt808Message
        permits T0608Areas,
                T8600SetCircles,
                T8601DeleteCircles,
                T8602SetRectangles,
                T8603DeleteRectangles,
                T8604SetPolygon,
                T8605DeletePolygons,
                T8606SetRoute,
                T8607DeleteRoutes,
                T8608QueryAreas {}
