package io.bihuan.server.notice.channel;

import java.util.List;

/** What a channel speaks, and what has to be said about one. */
public enum ChannelKind {
    /** SMTP, to each person's address. */
    EMAIL(
            true,
            Field.required("host"),
            Field.optional("port", "587"),
            Field.optional("security", "starttls"),
            Field.optional("user", ""),
            Field.secret("password", false),
            Field.required("from")),
    /** A provider of short messages over HTTP, to each person's mobile number. */
    SMS(
            true,
            Field.optional("provider", "aliyun"),
            Field.optional("endpoint", "https://dysmsapi.aliyuncs.com/"),
            Field.required("accessKeyId"),
            Field.secret("accessKeySecret", true),
            Field.required("signName"),
            Field.required("templateCode"),
            Field.optional("titleVariable", "title")),
    /** The robot of a WeCom group. */
    WECOM(false, Field.secret("url", true)),
    /** The robot of a DingTalk group, with signed requests. */
    DINGTALK(false, Field.secret("url", true), Field.secret("secret", true)),
    /** The robot of a Feishu group, with signed requests. */
    FEISHU(false, Field.secret("url", true), Field.secret("secret", true)),
    /** A program of somebody's own, with signed requests. */
    WEBHOOK(false, Field.secret("url", true), Field.secret("secret", true));

    /**
     * Something to be said about a channel.
     *
     * @param secret kept encrypted, never given back
     * @param standard what holds when nothing is said; empty for nothing
     */
    public record Field(String key, boolean secret, boolean required, String standard) {

        static Field required(String key) {
            return new Field(key, false, true, "");
        }

        static Field optional(String key, String standard) {
            return new Field(key, false, false, standard);
        }

        static Field secret(String key, boolean required) {
            return new Field(key, true, required, "");
        }
    }

    private final boolean personal;
    private final List<Field> fields;

    ChannelKind(boolean personal, Field... fields) {
        this.personal = personal;
        this.fields = List.of(fields);
    }

    /** Whether it reaches each person by an address of their own; a group otherwise. */
    public boolean personal() {
        return personal;
    }

    /** What has to be said about a channel of this kind. */
    public List<Field> fields() {
        return fields;
    }
}
