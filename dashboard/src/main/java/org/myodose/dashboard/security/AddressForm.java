package org.myodose.dashboard.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Addresses and names in the one form in which browsers write them: small letters, and of the many forms of an IPv6 address the
 * short one of RFC 5952, section 4, without a zone.
 */
final class AddressForm {

    private static final int GROUPS = 8;
    private static final int GROUP_MASK = 0xFFFF;

    private AddressForm() {}

    /** Of a name or an address, with or without brackets; what is neither stays as it is, in small letters. */
    static String of(String written) {
        String plain = written.toLowerCase(Locale.ROOT);
        if (plain.indexOf(':') < 0) {
            return plain;
        }
        try {
            return of(InetAddress.ofLiteral(plain.replaceAll("^\\[|%[^]]*|]$", "")));
        } catch (IllegalArgumentException noAddress) {
            return plain;
        }
    }

    /** Of an address, without brackets. */
    static String of(InetAddress address) {
        return address instanceof Inet6Address ? shortForm(address) : address.getHostAddress();
    }

    private static String shortForm(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        int[] groups = new int[GROUPS];
        for (int index = 0; index < GROUPS; index++) {
            groups[index] = bytes.getShort() & GROUP_MASK;
        }
        int from = longestZeros(groups);
        int to = from + zerosFrom(groups, from);
        return to - from < 2 ? joined(groups, 0, GROUPS) : joined(groups, 0, from) + "::" + joined(groups, to, GROUPS);
    }

    /** Where the first of the longest runs of zeros begins. */
    private static int longestZeros(int[] groups) {
        int longest = 0;
        for (int index = 1; index < GROUPS; index++) {
            if (zerosFrom(groups, index) > zerosFrom(groups, longest)) {
                longest = index;
            }
        }
        return longest;
    }

    private static int zerosFrom(int[] groups, int from) {
        int end = from;
        while (end < GROUPS && groups[end] == 0) {
            end++;
        }
        return end - from;
    }

    private static String joined(int[] groups, int from, int to) {
        StringJoiner text = new StringJoiner(":");
        for (int index = from; index < to; index++) {
            text.add(Integer.toHexString(groups[index]));
        }
        return text.toString();
    }
}
