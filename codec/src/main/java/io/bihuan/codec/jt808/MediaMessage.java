package io.bihuan.codec.jt808;

/** Pictures, sound and video files (clauses 8.51 to 8.61). */
public sealed interface MediaMessage extends Jt808Message
        permits T0800MediaEvent,
                T0801MediaData,
                T0802MediaList,
                T0805ShootAnswer,
                T8800MediaAck,
                T8801Shoot,
                T8802SearchMedia,
                T8803UploadMedia,
                T8804RecordSound,
                T8805UploadOneMedia {}
