package org.myodose.acquisition.recording;

/**
 * The computer that recorded, as far as it bears on the figures; nothing that names a person or a machine. Recordings of
 * format 1 do not tell: their texts are empty and their processors 0.
 *
 * @param operatingSystem name and version
 * @param architecture such as {@code amd64}
 * @param javaRuntime vendor and version
 * @param processors how many there were
 */
public record HostDescription(String operatingSystem, String architecture, String javaRuntime, int processors) {

    static final HostDescription NOT_TOLD = new HostDescription("", "", "", 0);

    /** This computer. */
    public static HostDescription current() {
        return new HostDescription(
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("os.arch"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                Runtime.getRuntime().availableProcessors());
    }
}
