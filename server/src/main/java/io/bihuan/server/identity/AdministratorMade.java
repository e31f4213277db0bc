package io.bihuan.server.identity;

/**
 * The first administrator was made with a generated password, which whoever started the product must be told, once.
 *
 * @param password never to be logged
 */
public record AdministratorMade(String loginName, String password) {

    @Override
    public String toString() {
        return "AdministratorMade[" + loginName + "]";
    }
}
