package org.myodose.docs;

import org.myodose.docs.Target.Elsewhere;
import org.myodose.docs.Target.ToFile;
import org.myodose.docs.Target.ToFolder;
import org.myodose.docs.Target.ToPage;

/** Each page is a file of its own. */
final class ScreenLinking implements Linking {

    @Override
    public String reference(Page from, Target target) {
        return switch (target) {
            case Elsewhere elsewhere -> elsewhere.address();
            case ToFile file -> Addresses.relative(from.address(), Addresses.of(file.file()));
            case ToFolder folder -> Addresses.relative(from.address(), Addresses.ofFolder(folder.folder()));
            case ToPage page -> way(from, page);
        };
    }

    private static String way(Page from, ToPage to) {
        String heading = to.heading().isEmpty() ? "" : "#" + to.heading();
        boolean stays = to.page().equals(from) && !heading.isEmpty();
        return (stays ? "" : Addresses.relative(from.address(), to.page().address())) + heading;
    }

    @Override
    public String name(Page page, String heading) {
        return heading;
    }
}
