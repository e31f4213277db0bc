package io.bihuan.codec.jt808;

/** Texts, events, questions and calls (clauses 8.24 to 8.32). */
public sealed interface TextMessage extends Jt808Message
        permits T0301EventReport,
                T0302QuestionAnswer,
                T0303InfoOrder,
                T8300Text,
                T8301SetEvents,
                T8302Question,
                T8303SetInfoMenu,
                T8304InfoService,
                T8400CallBack,
                T8401SetPhoneBook {}
