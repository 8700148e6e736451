package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What cannot be served is refused before anything else is touched. */
class ServingOptionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "demo --listen nowhere.invalid              | is no address of this machine",
                "demo --listen 127.0.0.2:80:80              | is no address of this machine",
                "run --source sim:hand --listen [::1        | is no address of this machine",
                "demo --listen 127.0.0.2:99999              | There is no port 99999",
                "demo --listen 192.0.2.1                    | 192.0.2.1 is no address of this machine",
                "class --listen 192.0.2.1:0                 | 192.0.2.1 is no address of this machine",
                "demo --port 0 --certificate a.pem          | give --listen ADDRESS too",
                "class --port 0 --key a.key                 | give --listen ADDRESS too"
            })
    void saysWhatCannotBeServed(String line, String part) {
        StringWriter told = new StringWriter();
        CommandLine program = Myodose.commandLine().setErr(new PrintWriter(told));
        assertEquals(1, program.execute(line.strip().split(" ")));
        assertTrue(told.toString().contains(part), told.toString());
    }
}
