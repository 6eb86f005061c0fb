"""Runs a client whose kubeconfig names an exec plugin that asks for a code, on a pseudo-terminal and without one.

    terminal.py KUBECONFIG CLIENT FOLDER
"""
import os, pty, re, select, signal, subprocess, sys, time

KUBECONFIG, CLIENT, FOLDER = sys.argv[1:4]
PATIENCE = 20
CODE = "open-sesame"
PLUGIN = """#!/bin/sh
case "$KUBERNETES_EXEC_INFO" in *'"interactive":true'*) interactive=yes ;; *) interactive=no ;; esac
if [ "$interactive" = yes ]; then
    [ -t 0 ] || {{ echo "standard input is no terminal" >&2; exit 3; }}
    stty -echo
    printf 'Code: ' >&2
    read -r code
    stty echo
    printf '\\nthank you\\n' >&2
    [ "$code" = {code} ] || {{ echo "that is not the code" >&2; exit 4; }}
else
    if read -r line; then echo "there is input: $line" >&2; exit 5; fi
    echo "nobody is asked" >&2
fi
echo '{{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{{"token":"{token}"}}}}'
"""


def kubeconfig(mode):
    """The kubeconfig with a plugin instead of the token."""
    text = open(KUBECONFIG).read()
    token = re.search(r"^( *)token: (\S+)$", text, re.M)
    plugin = f"{FOLDER}/plugin"
    with open(plugin, "w") as file:
        file.write(PLUGIN.format(code=CODE, token=token[2].strip("\"'")))
    os.chmod(plugin, 0o755)
    lines = ["exec:", "  apiVersion: client.authentication.k8s.io/v1", f"  command: {plugin}", f"  interactiveMode: {mode}"]
    path = f"{FOLDER}/{mode}.yaml"
    with open(path, "w") as file:
        file.write(text[: token.start()] + "\n".join(token[1] + line for line in lines) + text[token.end() :])
    return path


def command(mode):
    return [CLIENT, "group", "coordination.k8s.io/v1", "--kubeconfig", kubeconfig(mode), "--into", f"{FOLDER}/out-{mode}"]


def read_until(terminal, text, seen=""):
    """What the terminal shows up to a text, or to the end if there is none."""
    end = time.monotonic() + PATIENCE
    while text is None or text not in seen:
        ready, _, _ = select.select([terminal], [], [], max(0, end - time.monotonic()))
        if not ready:
            sys.exit(f"“{text}” did not come within {PATIENCE} s; the terminal shows:\n{seen}")
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # how Linux says that nobody has the terminal open any more
            piece = b""
        if not piece:
            if text is None:
                return seen
            sys.exit(f"the client ended before “{text}” came; the terminal shows:\n{seen}")
        seen += piece.decode(errors="replace")
    return seen


def on_terminal(mode, answer):
    """Runs the client on a terminal of its own; `answer` is typed when the plugin asks, `None` if it must not.

    Returns how it ended (as waitpid tells) and what the terminal showed."""
    arguments = command(mode)
    child, terminal = pty.fork()
    if child == 0:
        os.execv(arguments[0], arguments)
    seen = ""
    try:
        if answer is not None:
            seen = read_until(terminal, "Code: ")
            os.write(terminal, answer)
        seen = read_until(terminal, None, seen)
        end = time.monotonic() + PATIENCE
        while True:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return status, seen
            if time.monotonic() > end:
                sys.exit(f"the client did not end; the terminal shows:\n{seen}")
            time.sleep(0.05)
    finally:
        os.close(terminal)
        try:
            os.kill(child, signal.SIGKILL)
        except ProcessLookupError:
            pass


def check(what, is_so, seen):
    if not is_so:
        sys.exit(f"not so: {what}; it said:\n{seen}")
    print(f"ok: {what}")


def main():
    for mode in ("Always", "IfAvailable"):
        status, seen = on_terminal(mode, CODE.encode() + b"\n")
        check(f"{mode}: the user is asked, and the answer opens the cluster", status == 0 and "thank you" in seen, seen)
        check(f"{mode}: what is typed is not shown", CODE not in seen, seen)
        check(f"{mode}: files were written", os.listdir(f"{FOLDER}/out-{mode}"), seen)
    status, seen = on_terminal("Always", b"guess\n")
    check(
        "a wrong answer is the plugin's error",
        os.waitstatus_to_exitcode(status) != 0 and "ended with exit code 4" in seen and "that is not the code" in seen, seen)
    status, seen = on_terminal("Always", b"\x03")
    check("Control-C at the question ends the client", os.waitstatus_to_exitcode(status) != 0, seen)
    status, seen = on_terminal("Never", None)
    check("Never: nobody is asked, even on a terminal", status == 0 and "Code" not in seen, seen)

    def without_terminal(mode):
        return subprocess.run(
            command(mode), input="typed\n", text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE)

    result = without_terminal("IfAvailable")
    check("IfAvailable: without a terminal nobody is asked, and no input passed on", result.returncode == 0, result.stdout)
    result = without_terminal("Always")
    check(
        "Always: without a terminal it is refused",
        result.returncode != 0 and "has to ask the user, and standard input is no terminal" in result.stdout, result.stdout)
    print("all asked and answered")


main()
