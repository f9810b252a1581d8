package org.postern.replay;

/** The sign-in pages of the demo's practice. */
enum Door {
    CLINIC("/p/lakeside/clinic"),
    PORTAL("/p/lakeside");

    /** Where patients ask to register. */
    static final String REGISTER = PORTAL.path + "/register";

    private final String path;

    Door(String path) {
        this.path = path;
    }

    /** Signs somebody in, and shows where that leads. */
    Page enter(Browser browser, String email, String password) {
        var page =
                browser.submit(
                        browser.get(path)
                                .form("form[action$=/sign-in]")
                                .with("email", email)
                                .with("password", password));
        if (page.path().startsWith(path)) {
            throw new IllegalStateException("sign-in refused: " + email);
        }
        return page;
    }
}
