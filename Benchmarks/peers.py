"""Programs of other projects' libraries that do the same work, to be measured beside ours."""
import os, pathlib, shutil, subprocess, sys, tempfile

SOURCES = pathlib.Path(__file__).resolve().parent / "Peers"

def client_go(program):
    """The path of Peers/client-go/PROGRAM, built; None without Go.

    Go is `$STEADY_GO`, or `go` on the path. Where Go's module proxy is not reached, `$STEADY_CLIENT_GO` names a source tree that has
    client-go in its folder `vendor` (Kubernetes itself, for one); the program is then built in a copy of that tree's links.
    """
    go = os.environ.get("STEADY_GO") or shutil.which("go")
    if not go:
        return None
    folder = pathlib.Path(tempfile.gettempdir()) / f"steady-peers-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    binary = folder / program
    environment = dict(os.environ, CGO_ENABLED="0")
    tree = os.environ.get("STEADY_CLIENT_GO")
    if not tree:
        command, place = [go, "build", "-o", str(binary), f"./{program}"], SOURCES / "client-go"
    else:
        # Every entry of the tree but ours is a link to it, so that the tree itself stays as it was.
        place = folder / "tree"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        for entry in pathlib.Path(tree).iterdir():
            (place / entry.name).symlink_to(entry.resolve())
        shutil.copytree(SOURCES / "client-go" / program, place / "steady-peer")
        environment |= {"GOFLAGS": "-mod=vendor", "GOWORK": "off"}
        command = [go, "build", "-o", str(binary), "./steady-peer"]
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True)
    if done.returncode != 0:
        print(f"client-go's {program} was not built, so that nothing is compared with it:\n{done.stdout}{done.stderr}", file=sys.stderr)
        return None
    return str(binary)

def python(package):
    """A Python that has a package from PyPI, in a virtual environment of its own; None if it cannot be installed."""
    folder = pathlib.Path(tempfile.gettempdir()) / f"steady-peers-{os.getuid()}" / f"python-{package}"
    interpreter = folder / "bin/python"
    for command in ([sys.executable, "-m", "venv", str(folder)], [str(interpreter), "-m", "pip", "install", "--quiet", package]):
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            print(f"{package} was not installed, so that nothing is compared with it:\n{done.stdout}{done.stderr}", file=sys.stderr)
            return None
    return str(interpreter)
