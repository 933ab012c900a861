package org.jieli.referral;

/**
 * With this the person follows the referral without an account.
 *
 * @param path page of the referral, to be put behind the installation's address
 * @param code six digits that the page asks for; send it apart from the path
 */
public record PersonLink(String path, String code) {}
