package org.myodose.dashboard.classroom.trainer;

/**
 * Something worth a trainer's eye, for pages that know its code to tell it in their own language.
 *
 * @param code what it is; docs/class.md has the list, to which some may be added
 * @param about the figure or the name in it; empty where there is none
 * @param sentence the whole in English, for whoever does not know the code
 */
public record Remark(String code, String about, String sentence) {}
