# Sets JAVA_HOME to a JDK 25 and checks for Maven; says what to install otherwise. Sourced by run, test and bench.
is_jdk25() { [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'; }
found=
for home in "${JAVA_HOME:-}" /usr/lib/jvm/*25* /opt/*jdk*25* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
  if [ -n "$home" ] && is_jdk25 "$home"; then found=$home; break; fi
done
if [ -z "$found" ]; then
  echo "Jieli needs a JDK 25, and none was found in JAVA_HOME or the usual folders." >&2
  echo "Install one (Debian: the package temurin-25-jdk or openjdk-25-jdk; elsewhere: any build of OpenJDK 25)" >&2
  echo "or set JAVA_HOME to it, and run this again." >&2
  exit 1
fi
export JAVA_HOME=$found
if ! command -v mvn >/dev/null; then
  echo "Jieli is built with Apache Maven 3.8 or later, and mvn is not on the PATH. Install it (Debian: apt-get install maven)." >&2
  exit 1
fi
