# How Java runs the application; sourced by run and bench, so that what is measured is what runs.
jieli_java_options="-Xmx${JIELI_HEAP:-2g} -XX:+UseG1GC -XX:+UseCompactObjectHeaders"
