package org.myodose.docs;

import java.util.Set;
import org.myodose.docs.Target.Elsewhere;
import org.myodose.docs.Target.ToFile;
import org.myodose.docs.Target.ToFolder;
import org.myodose.docs.Target.ToPage;

/** Many pages are one file, so that a name must tell its page. */
final class PrintLinking implements Linking {

    private final String address;
    private final Set<Page> printed;

    /**
     * @param address of the one file
     * @param printed the pages within
     */
    PrintLinking(String address, Set<Page> printed) {
        this.address = address;
        this.printed = printed;
    }

    @Override
    public String reference(Page from, Target target) {
        return switch (target) {
            case Elsewhere elsewhere -> elsewhere.address();
            case ToFile file -> Addresses.relative(address, Addresses.of(file.file()));
            case ToFolder folder -> Addresses.relative(address, Addresses.ofFolder(folder.folder()));
            case ToPage page -> way(page);
        };
    }

    private String way(ToPage to) {
        if (printed.contains(to.page())) {
            return "#" + name(to.page(), to.heading());
        }
        String heading = to.heading().isEmpty() ? "" : "#" + to.heading();
        return Addresses.relative(address, to.page().address()) + heading;
    }

    @Override
    public String name(Page page, String heading) {
        String begin = page.address().replaceAll("\\.html$", "").replace('/', '-');
        return heading.isEmpty() ? begin : begin + "--" + heading;
    }
}
