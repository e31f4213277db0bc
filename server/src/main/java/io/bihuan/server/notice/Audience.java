package io.bihuan.server.notice;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.bihuan.server.identity.Role;
import java.util.Collection;
import java.util.List;

/** Whom a notice is for. People who may no longer sign in are never reached. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "to")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Audience.Persons.class, name = "persons"),
    @JsonSubTypes.Type(value = Audience.RoleIn.class, name = "role"),
    @JsonSubTypes.Type(value = Audience.Organisation.class, name = "organisation"),
    @JsonSubTypes.Type(value = Audience.AnyOf.class, name = "any")
})
public sealed interface Audience {

    /** Named people. Whoever is off duty finds it in the inbox at once and hears of it elsewhere when on duty again. */
    record Persons(List<Long> personIds) implements Audience {

        public Persons {
            personIds = personIds.stream().distinct().sorted().toList();
        }
    }

    /**
     * The people of a role in an organisation; where it has none (or none on duty), those of the nearest organisation
     * above that has.
     */
    record RoleIn(Role role, long organisationId) implements Audience {}

    /** Everybody of one organisation, without those below it; where it has nobody, of the nearest above that has. */
    record Organisation(long organisationId) implements Audience {}

    /** Whoever belongs to one of these, each told once. */
    record AnyOf(List<Audience> audiences) implements Audience {

        public AnyOf {
            audiences = List.copyOf(audiences);
        }
    }

    /** Named people. */
    static Audience persons(Collection<Long> personIds) {
        return new Persons(List.copyOf(personIds));
    }

    /** The people of several audiences together. */
    static Audience anyOf(Collection<Audience> audiences) {
        return audiences.size() == 1 ? audiences.iterator().next() : new AnyOf(List.copyOf(audiences));
    }

    /** One named person. */
    static Audience person(long personId) {
        return new Persons(List.of(personId));
    }

    /** The people of a role in an organisation, or in the nearest one above that has any. */
    static Audience role(Role role, long organisationId) {
        return new RoleIn(role, organisationId);
    }

    /** The people of an organisation, or of the nearest one above that has any. */
    static Audience organisation(long organisationId) {
        return new Organisation(organisationId);
    }
}
