# shellcheck shell=sh
# Sourced by ./myodose, ./verify and the benchmarks.
#
# use_utf8 makes Java see file names with any letter in them, also where the locale is plain C.
# find_java prints the path of a java of version 25 or newer, or says how to get one.
# fast_java_options prints the options for commands that must not be late.

use_utf8() {
  if [ "$(locale charmap 2> /dev/null)" != UTF-8 ]; then
    LC_ALL=C.UTF-8
    export LC_ALL
  fi
}

java_version() {
  "$1" -version 2>&1 | sed -n 's/.*version "\([0-9][0-9]*\).*/\1/p' | head -n 1
}

find_java() {
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ]; then
      version=$(java_version "$home/bin/java")
      if [ "${version:-0}" -ge 25 ]; then
        echo "$home/bin/java"
        return 0
      fi
    fi
  done
  if command -v java > /dev/null 2>&1 && [ "$(java_version java)" -ge 25 ] 2> /dev/null; then
    command -v java
    return 0
  fi
  echo "myodose: needs Java 25 or newer and found none; install a JDK 25 (for example from adoptium.net, or 'apt install openjdk-25-jdk' where Debian has it) or point JAVA_HOME at one." >&2
  return 1
}

# ZGC and a touched, fixed heap keep the collector's pauses under a millisecond (see docs/decisions). Large pages for compiled
# code save a microsecond a scan (docs/benchmarks.md); they are Linux's, and its warning is about the heap, which has none.
# The class's client uses what Java 25 warns of at every start; that is no news to whoever holds a class.
fast_java_options() {
  large_pages=
  [ "$(uname)" != Linux ] || large_pages='-XX:+UseTransparentHugePages -Xlog:pagesize=off'
  echo "-XX:+UseZGC -XX:+AlwaysPreTouch -Xms192m -Xmx192m --sun-misc-unsafe-memory-access=allow $large_pages"
}
