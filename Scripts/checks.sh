# What the checks with real clients share; to be sourced in the root of the repository.

. Scripts/build.sh
build --product cluster
binaries=$(swift build --show-bin-path)
folder=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$folder"' EXIT
export KUBECONFIG="$folder/kubeconfig" HOME="$folder"
passed=0

# start OPTION...: a cluster, with its kubeconfig in place.
start() {
    rm -f "$KUBECONFIG"
    "$binaries/cluster" --port 0 --kubeconfig-out "$KUBECONFIG" "$@" > "$folder/cluster.log" 2>&1 &
    cluster=$!
    for _ in $(seq 100); do [ -s "$KUBECONFIG" ] && return; sleep 0.1; done
    echo "the cluster did not start:"
    cat "$folder/cluster.log"
    exit 1
}

# wrong TEXT OUTPUT COMMAND...
wrong() {
    printf 'expected “%s” from: %s\ngot:\n%s\n' "$1" "${*:3}" "$2"
    exit 1
}

# expect TEXT COMMAND...: the command succeeds within ten seconds with an output that contains the text.
expect() {
    local text=$1 output=""
    shift
    for _ in $(seq 50); do
        output=$("$@" 2>&1) && grep -qF -- "$text" <<< "$output" && { echo "ok: $*"; passed=$((passed + 1)); return; }
        sleep 0.2
    done
    wrong "$text" "$output" "$@"
}

# once TEXT COMMAND...: as expect, but the command runs once, for it changes something.
once() {
    local text=$1 output
    shift
    output=$("$@" 2>&1) || wrong "$text" "$output" "$@"
    grep -qF -- "$text" <<< "$output" || wrong "$text" "$output" "$@"
    echo "ok: $*"
    passed=$((passed + 1))
}

# refused TEXT COMMAND...: the command fails, and says the text.
refused() {
    local text=$1 output
    shift
    if output=$("$@" 2>&1); then wrong "a failure: $text" "$output" "$@"; fi
    grep -qF -- "$text" <<< "$output" || wrong "$text" "$output" "$@"
    echo "ok, refused: $*"
    passed=$((passed + 1))
}
