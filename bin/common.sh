# Sourced by the commands beside it: where things are, which Java, what is missing.
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd -P)
command_name=${0##*/}

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }
fail() { complain "bin/$command_name: $*"; exit 1; }

# What a command is for: the comment at its top. Asked for it is an answer, otherwise a fault.
help() { # LAST-LINE ARGUMENT…
    local text
    text=$(sed -n "2,$1s/^# \{0,1\}//p" "$root/bin/$command_name")
    if [[ ${2:-} == --help || ${2:-} == -h ]]; then
        say "$text"
        exit 0
    fi
    complain "$text"
    exit 2
}

# --- where the data is: POSTERN_DATA as the caller means it, else ./data of this checkout
data=${POSTERN_DATA:-$root/data}
[[ $data == /* ]] || data=$PWD/$data
export POSTERN_DATA=$data

require_data() {
    local place
    for place in "$data" "$data/postgres"; do
        [[ -n ${POSTERN_DATABASE_URL:-} || ! -e $place || -x $place ]] ||
            fail "$place cannot be read by this user ($(id -un)). Call this as the user that runs Postern."
    done
    [[ -n ${POSTERN_DATABASE_URL:-} || -e $data/postgres/PG_VERSION ]] ||
        fail "there is no database in $data. Start Postern first (bin/start), or set POSTERN_DATA."
}

# --- what is missing: installed when root, else told
install_packages() {
    local command="apt-get update && apt-get install -y $*"
    if [[ $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
        complain "Installing $*"
        if apt-get update -q >&2 && DEBIAN_FRONTEND=noninteractive apt-get install -q -y "$@" >&2; then
            return
        fi
    fi
    complain "bin/$command_name needs what is not installed here. This installs it:"
    complain "  sudo sh -c '$command'"
    exit 1
}

# --- Java
java_version() { # HOME
    sed -n 's/^JAVA_VERSION="\(.*\)"/\1/p' "$1/release" 2>/dev/null
}
java_major() { # HOME
    local version
    version=$(java_version "$1")
    version=${version#1.}
    version=${version%%[.+-]*}
    printf '%s' "${version:-0}"
}
is_jdk() { # HOME LEAST MOST
    [[ -x $1/bin/javac ]] && (($(java_major "$1") >= $2 && $(java_major "$1") <= $3))
}
# The JDK to use: JAVA_HOME if it will do, else the newest under /usr/lib/jvm, else that on PATH.
find_jdk() { # LEAST MOST
    local home best='' on_path
    if [[ -n ${JAVA_HOME:-} ]] && is_jdk "$JAVA_HOME" "$1" "$2"; then
        printf '%s' "$JAVA_HOME"
        return
    fi
    for home in /usr/lib/jvm/*/; do
        home=${home%/}
        if is_jdk "$home" "$1" "$2" && { [[ -z $best ]] || (($(java_major "$home") > $(java_major "$best"))); }; then
            best=$home
        fi
    done
    if [[ -z $best ]] && on_path=$(command -v javac); then
        home=$(dirname "$(dirname "$(readlink -f "$on_path")")")
        if is_jdk "$home" "$1" "$2"; then
            best=$home
        fi
    fi
    printf '%s' "$best"
}
require_jdk() {
    java_home=$(find_jdk 17 999)
    if [[ -z $java_home ]]; then
        install_packages openjdk-17-jdk-headless
        java_home=$(find_jdk 17 999)
        [[ -n $java_home ]] || fail "no JDK 17 or later was found under /usr/lib/jvm. Set JAVA_HOME."
    fi
}

# --- Maven: offline where everything is there, else once more online
maven() {
    local log status
    if (($(java_major "$maven_jdk") >= 24)); then
        # Maven's own libraries would be warned about.
        local -x MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
    fi
    command -v mvn >/dev/null || install_packages maven
    log=$(mktemp)
    status=0
    (cd "$root" && JAVA_HOME=$maven_jdk mvn -B --no-transfer-progress -Dstyle.color=never -o "$@") 2>&1 | tee "$log" || status=$?
    if ((status != 0)) && grep -qE 'offline mode|has not been downloaded from it before|Cannot access .* in offline' "$log"; then
        complain "Not everything is on this machine yet: asking Maven Central"
        status=0
        (cd "$root" && JAVA_HOME=$maven_jdk mvn -B --no-transfer-progress -Dstyle.color=never "$@") || status=$?
    fi
    rm -f "$log"
    return "$status"
}

# --- the application: built when a source is newer, then unpacked to a directory of its own, so
# that a build never touches what a running server reads
jar=$root/target/postern.jar

is_built() {
    [[ -f $jar && -z $(find "$root/pom.xml" "$root/src/main" -newer "$jar" -print -quit) ]]
}
build() {
    mkdir -p "$root/target"
    exec 8>"$root/target/build.lock"
    flock 8
    if ! is_built; then
        complain "Building Postern (a minute or two the first time)"
        touch "$root/target/build.begun"
        maven_jdk=$java_home
        maven -q -DskipTests package >&2 || fail "the build failed; see above."
        # What was changed while it was built is newer than it.
        touch -r "$root/target/build.begun" "$jar"
    fi
    unpack
    exec 8>&-
}
unpack() {
    local name
    name=$(stat -c %Y-%s "$jar")
    app=$root/target/run/$name
    if [[ ! -f $app/postern.jar ]]; then
        rm -rf "$app"
        mkdir -p "$root/target/run"
        "$java_home/bin/java" -Djarmode=tools -jar "$jar" extract --destination "$app.part" >/dev/null
        touch "$app.part/in-use"
        mv "$app.part" "$app"
        forget_old_builds
    fi
    hold_build
    [[ -n ${POSTERN_NO_ARCHIVE:-} ]] || archive_classes
}
# Held until this process ends, also when it becomes the server.
hold_build() {
    exec 9<"$app/in-use"
    flock -s 9
}
forget_old_builds() {
    local other
    for other in "$root"/target/run/*/; do
        other=${other%/}
        if [[ $other != "$app" && -e $other/in-use ]] && flock -n "$other/in-use" true; then
            rm -rf "$other"
        fi
    done
}

# --- how the JVM is started
java_options() {
    local major
    major=$(java_major "$java_home")
    # A server without memory answers nobody, and looks alive.
    options=(-Xmx"${POSTERN_MEMORY:-384m}" -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -Dfile.encoding=UTF-8)
    if ((major >= 24)); then
        options+=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
    fi
    if ((major >= 25)); then
        options+=(-XX:+UseCompactObjectHeaders)
    fi
    archive=$app/classes-$(java_version "$java_home")
    if ((major >= 25)); then
        record=(-XX:AOTCacheOutput="$archive" -Xlog:aot=off -Xlog:cds=off)
        replay=(-XX:AOTCache="$archive" -Xlog:aot=off -Xlog:cds=off)
    else
        record=(-XX:ArchiveClassesAtExit="$archive" -Xlog:cds=off)
        replay=(-XX:SharedArchiveFile="$archive" -Xlog:cds=off)
    fi
    if [[ -s $archive ]]; then
        options+=("${replay[@]}")
    fi
}

# Runs the demo once beside the real data, and keeps what the JVM learnt: classes already read and
# linked (on 25 also which methods are hot). Without it everything works, only slower to start.
archive_classes() {
    local port training log
    java_options
    if [[ -s $archive || -e $archive.failed ]]; then
        return
    fi
    complain "Preparing fast starts (once after each build)"
    training=$(mktemp -d "$app/training.XXXXXX")
    log=$app/training.log
    : >"$log"
    port=$(free_port)
    # Without a terminal's signals the JVM below would outlive an interrupted start.
    trap 'kill "$trained" 2>/dev/null || true; wait "$trained" 2>/dev/null || true; rm -rf "$training"' EXIT
    trap 'exit 130' INT TERM
    (
        unset "${!SPRING_@}" "${!POSTERN_@}"
        cd "$app"
        POSTERN_DATA=$training PORT=$port SPRING_PROFILES_ACTIVE=demo exec "$java_home/bin/java" \
            "${options[@]}" "${record[@]}" -jar "$app/postern.jar"
    ) >"$log" 2>&1 9<&- &
    trained=$!
    if await_ready "$trained" "$log"; then
        for page in / /p/lakeside /p/lakeside/clinic /css/base.css /js/main.js; do
            get "$port" "$page" || true
        done
    fi
    kill "$trained" 2>/dev/null || true
    wait "$trained" 2>/dev/null || true
    rm -rf "$training"
    trap - EXIT INT TERM
    if [[ ! -s $archive ]]; then
        touch "$archive.failed"
        complain "That did not work ($log says why); starts are slower, nothing else"
    fi
    java_options
}
await_ready() { # PID LOG
    local tries
    for ((tries = 0; tries < 900; tries++)); do
        if grep -q '^Postern is ready' "$2"; then
            return 0
        fi
        kill -0 "$1" 2>/dev/null || return 1
        sleep 0.2
    done
    return 1
}
free_port() {
    local port
    for ((;;)); do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            printf '%s' "$port"
            return
        fi
    done
}
get() { # PORT PATH
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1"
        printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
        timeout 20 cat <&3 >/dev/null
    ) 2>/dev/null
}

# Everything that is needed to run the application.
prepare() {
    require_jdk
    build
    java_options
}
# Runs another program of the application.
run_program() { # CLASS ARGUMENT…
    "$java_home/bin/java" "${options[@]}" -cp "$app/postern.jar" "$@"
}
# The program that adds a practice, asking at the terminal if there is one.
set_up_practice() { # [--join]
    local terminal=false
    [[ ! -t 0 || ! -t 1 ]] || terminal=true
    POSTERN_TERMINAL=$terminal run_program org.postern.setup.SetupProgram "$@"
}
