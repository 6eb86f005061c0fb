"""Programs of other projects' libraries that do the same work, to be measured beside ours; and what measuring them takes."""
import contextlib, os, pathlib, shutil, subprocess, sys, tempfile, time

SOURCES = pathlib.Path(__file__).resolve().parent / "Peers"

def client_go(program):
    """The path of Peers/client-go/PROGRAM, built; None without Go."""
    return go("client-go", program, "STEADY_CLIENT_GO")

def controller_runtime(program):
    """The path of Peers/controller-runtime/PROGRAM, built; None without Go."""
    return go("controller-runtime", program, "STEADY_CONTROLLER_RUNTIME")

def go(module, program, variable):
    """The path of Peers/MODULE/PROGRAM, built; None without Go.

    Go is `$STEADY_GO`, or `go` on the path. Where Go's module proxy is not reached, a variable (`$STEADY_CLIENT_GO`,
    `$STEADY_CONTROLLER_RUNTIME`) names a source tree that has the module in its folder `vendor` (Kubernetes itself, or an operator); the
    program is then built in a copy of that tree's links.
    """
    go = os.environ.get("STEADY_GO") or shutil.which("go")
    if not go:
        return None
    folder = pathlib.Path(tempfile.gettempdir()) / f"steady-peers-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    binary = folder / program
    environment = dict(os.environ, CGO_ENABLED="0")
    tree = os.environ.get(variable)
    if not tree:
        command, place = [go, "build", "-o", str(binary), f"./{program}"], SOURCES / module
    else:
        # Every entry of the tree but ours is a link to it, so that the tree itself stays as it was.
        place = folder / "tree"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for entry in pathlib.Path(tree).iterdir():
            (place / entry.name).symlink_to(entry.resolve())
        shutil.copytree(SOURCES / module / program, place / "steady-peer")
        environment |= {"GOFLAGS": "-mod=vendor", "GOWORK": "off"}
        command = [go, "build", "-o", str(binary), "./steady-peer"]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        print(f"{module}'s {program} was not built, so that nothing is compared with it:\n{done.stdout}{done.stderr}", file=sys.stderr)
        return None
    return str(binary)

def python(*packages):
    """A Python that has packages from PyPI, in a virtual environment of its own; None if they cannot be installed."""
    folder = pathlib.Path(tempfile.gettempdir()) / f"steady-peers-{os.getuid()}" / f"python-{'-'.join(packages)}"
    interpreter = folder / "bin/python"
    for command in ([sys.executable, "-m", "venv", str(folder)], [str(interpreter), "-m", "pip", "install", "--quiet", *packages]):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            print(f"{', '.join(packages)} was not installed, so that nothing is compared with it:\n{done.stdout}{done.stderr}", file=sys.stderr)
            return None
    return str(interpreter)

def finish(command):
    """What a program prints in lines of a name and a number, and the peak of its memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command} ended with {status}:\n{text}")
    return {name: float(value) for name, value in map(str.split, text.splitlines())} | {"peak-MB": usage.ru_maxrss / 1024}

@contextlib.contextmanager
def cluster(program, history, *options):
    """An embedded server over HTTPS on loopback: its kubeconfig."""
    with tempfile.TemporaryDirectory() as folder:
        config = f"{folder}/kubeconfig"
        server = subprocess.Popen(
            [program, "--bare", "--port", "0", "--history", str(history), "--kubeconfig-out", config, *options],
            stdout=subprocess.DEVNULL)
        try:
            while not os.path.exists(config):
                if server.poll() is not None:
                    sys.exit(f"{program} ended with {server.returncode}")
                time.sleep(0.01)
            yield config
        finally:
            server.kill()

def chosen(*known):
    """Those of the peers that `$STEADY_PEERS` names, with commas between; all by default."""
    named = os.environ.get("STEADY_PEERS", ",".join(known)).split(",")
    if unknown := set(named) - {*known, ""}:
        sys.exit(f"STEADY_PEERS names {', '.join(sorted(unknown))}; there are {' and '.join(known)}")
    return named
