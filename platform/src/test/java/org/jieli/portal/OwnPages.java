package org.jieli.portal;

import com.microsoft.playwright.Page;
import org.jieli.Browsing;
import org.jieli.Browsing.Screen;
import org.jieli.portal.PersonFixture.Person;

/** A phone on which somebody opens his own pages. */
final class OwnPages implements AutoCloseable {

    private final String address;
    private final Browsing browsing;
    private final Page page;

    OwnPages(String address) {
        this.address = address;
        this.browsing = new Browsing(address);
        this.page = browsing.visitor(Screen.PHONE);
    }

    Browsing browsing() {
        return browsing;
    }

    Page page() {
        return page;
    }

    void signIn(Person person) {
        PersonFixture.signIn(page, address, person);
    }

    void open(String path) {
        browsing.open(page, path);
    }

    /** On every screen, after axe has found nothing grave. */
    void pictures(String name) {
        Browsing.assertAccessible(page);
        browsing.pictures(page, "portal-" + name);
        page.setViewportSize(390, 844);
    }

    @Override
    public void close() {
        browsing.close();
    }
}
