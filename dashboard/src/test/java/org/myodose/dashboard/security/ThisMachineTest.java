package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of a machine's addresses others are told. */
class ThisMachineTest {

    private static final InetAddress WIRED = InetAddress.ofLiteral("192.168.1.10");
    private static final InetAddress WIRELESS = InetAddress.ofLiteral("10.0.0.7");
    private static final InetAddress CONTAINERS = InetAddress.ofLiteral("172.17.0.1");

    private static final NetworkCard DOCKER = card("docker0", "docker0", CONTAINERS);

    private static NetworkCard card(String name, String words, InetAddress... addresses) {
        return new NetworkCard(name, words, true, false, false, List.of(addresses));
    }

    private static List<InetAddress> reached(Optional<InetAddress> outward, NetworkCard... cards) {
        return ThisMachine.reached(List.of(cards), outward);
    }

    @Test
    void namesFirstTheAddressByWhichTheMachineReachesOutAndNoneOfItsContainers() {
        NetworkCard wired = card("enp3s0", "enp3s0", WIRED);
        NetworkCard wireless = card("wlp2s0", "wlp2s0", WIRELESS);
        assertEquals(List.of(WIRELESS, WIRED), reached(Optional.of(WIRELESS), DOCKER, wired, wireless));
        assertEquals(List.of(WIRED, WIRELESS), reached(Optional.empty(), DOCKER, wired, wireless));
    }

    @ParameterizedTest
    @CsvSource({
        "eth0, eth0, true",
        "br0, br0, true",
        "bond0, bond0, true",
        "wlan2, Microsoft Wi-Fi Direct Virtual Adapter, true",
        "docker0, docker0, false",
        "br-5f2a01c3b9e7, br-5f2a01c3b9e7, false",
        "virbr0, virbr0, false",
        "veth12ab, veth12ab, false",
        "vboxnet0, vboxnet0, false",
        "vmnet8, vmnet8, false",
        "lxcbr0, lxcbr0, false",
        "wg0, wg0, false",
        "tailscale0, tailscale0, false",
        "utun3, utun3, false",
        "eth3, Hyper-V Virtual Ethernet Adapter, false",
        "eth4, VirtualBox Host-Only Ethernet Adapter, false"
    })
    void knowsByNameWhichCardsLeadToOthers(String name, String words, boolean leads) {
        assertEquals(leads, card(name, words, WIRED).leadsToOthers());
    }

    @Test
    void leavesOutWhatIsDownATunnelOrVirtualEvenIfTheMachineReachesOutByIt() {
        List<InetAddress> address = List.of(WIRELESS);
        NetworkCard wired = card("eth0", "eth0", WIRED);
        for (NetworkCard no : List.of(
                new NetworkCard("eth1", "eth1", false, false, false, address),
                new NetworkCard("eth1", "eth1", true, true, false, address),
                new NetworkCard("eth1", "eth1", true, false, true, address))) {
            assertEquals(List.of(WIRED), reached(Optional.of(WIRELESS), no, wired), no::toString);
        }
    }

    @Test
    void namesRatherACardThatOnlySeemsVirtualThanNone() {
        NetworkCard down = new NetworkCard("eth0", "eth0", false, false, false, List.of(WIRED));
        assertEquals(List.of(CONTAINERS), reached(Optional.empty(), DOCKER, down));
        assertEquals(List.of(), reached(Optional.empty(), down));
    }

    @Test
    void answersUnderEveryAddressThatItNamesToOthers() throws Exception {
        InetAddress all = InetAddress.ofLiteral("0.0.0.0");
        assertTrue(ThisMachine.allHosts(all).containsAll(ThisMachine.hosts(all)));
        assertEquals(List.of("2001:db8::10"), ThisMachine.hosts(InetAddress.ofLiteral("2001:db8:0:0:0:0:0:10")));
    }
}
