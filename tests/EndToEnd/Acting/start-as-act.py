# Starts the container of an action as act does (0.2.87, with this repository's .actrc): the workspace at the path that it has outside, one folder
# /var/run/act for the command files and the event, no HOME, no /github, no docker socket, on the job's own network.
# ENGINE, IMAGE, ENTRYPOINT and CONFIGURATION are set above this text; the step's variables are this process's own.
import os
import shutil
import subprocess
import sys
import tempfile

COMMAND_FILES = {
    "GITHUB_OUTPUT": "outputcmd.txt",
    "GITHUB_STATE": "statecmd.txt",
    "GITHUB_PATH": "pathcmd.txt",
    "GITHUB_ENV": "envs.txt",
    "GITHUB_STEP_SUMMARY": "SUMMARY.md",
}
OF_THIS_MACHINE = {"PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "LANG"}

workspace = os.environ["GITHUB_WORKSPACE"]
act = tempfile.mkdtemp()
os.mkdir(f"{act}/workflow")
for name in [*COMMAND_FILES.values(), "event.json"]:
    with open(f"{act}/workflow/{name}", "w"):
        pass
    os.chmod(f"{act}/workflow/{name}", 0o644 if name == "event.json" else 0o666)
if os.path.exists(os.environ.get("GITHUB_EVENT_PATH", "")):
    shutil.copyfile(os.environ["GITHUB_EVENT_PATH"], f"{act}/workflow/event.json")

variables = {name: value for name, value in os.environ.items() if name not in OF_THIS_MACHINE}
variables |= {name: f"/var/run/act/workflow/{file}" for name, file in COMMAND_FILES.items()}
variables |= {
    "ACT": "true",
    "GITHUB_EVENT_PATH": "/var/run/act/workflow/event.json",
    "RUNNER_ARCH": "X64",
    "RUNNER_OS": "Linux",
    "RUNNER_TEMP": "/tmp",
    "RUNNER_TOOL_CACHE": "/opt/hostedtoolcache",
}
command = [ENGINE, "run", "--rm", "--network", "host", "--workdir", workspace, "--entrypoint", ENTRYPOINT]
command += ["--volume", f"{workspace}:{workspace}", "--volume", f"{act}:/var/run/act"]
command += [part for name in variables for part in ("--env", name)]
code = subprocess.call([*command, IMAGE, *sys.argv[1:]], env=os.environ | variables | CONFIGURATION, stdin=subprocess.DEVNULL)
for name, file in COMMAND_FILES.items():
    if name in os.environ:
        with open(f"{act}/workflow/{file}", "rb") as written, open(os.environ[name], "ab") as kept:
            kept.write(written.read())
shutil.rmtree(act)
if os.getuid() != 0:
    # what the container wrote is root's, and the job's folder is removed by whoever runs the tests
    subprocess.call(["sudo", "-n", "chown", "-R", str(os.getuid()), workspace])
sys.exit(code)
