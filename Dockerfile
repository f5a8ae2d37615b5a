# One image for all actions: each action.yml names its own entry point, /app/<id>.
#   docker build .                                this machine's architecture, compiled ahead of time (Native AOT)
#   docker build --build-arg AOT=false .          ReadyToRun instead: larger and slower to start, with the whole runtime
#   docker buildx build --platform linux/amd64,linux/arm64 .      both, without emulation; the architecture that is not the machine's is ReadyToRun
FROM --platform=${BUILDPLATFORM:-linux/amd64} mcr.microsoft.com/dotnet/sdk:10.0.401-noble AS build
ARG TARGETARCH
ARG AOT=true
WORKDIR /source
# the linker that ahead-of-time compilation ends with
RUN [ "$AOT" = false ] || { apt-get update && apt-get install -y --no-install-recommends clang zlib1g-dev; }

# what a restore reads, first: this layer is cached until a dependency changes
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY actions/Directory.Build.props actions/
COPY actions/publish-candidate/*.csproj actions/publish-candidate/packages.lock.json actions/publish-candidate/
COPY actions/validate-candidate/*.csproj actions/validate-candidate/packages.lock.json actions/validate-candidate/
COPY actions/rewrite-latest-json/*.csproj actions/rewrite-latest-json/packages.lock.json actions/rewrite-latest-json/
COPY actions/promote-assets/*.csproj actions/promote-assets/packages.lock.json actions/promote-assets/
COPY actions/dispatch-and-wait/*.csproj actions/dispatch-and-wait/packages.lock.json actions/dispatch-and-wait/
COPY actions/assemble-bundles/*.csproj actions/assemble-bundles/packages.lock.json actions/assemble-bundles/
COPY actions/check-versions/*.csproj actions/check-versions/packages.lock.json actions/check-versions/
COPY actions/verify-release/*.csproj actions/verify-release/packages.lock.json actions/verify-release/
COPY src/Shared/*.csproj src/Shared/packages.lock.json src/Shared/
COPY eng/image/*.csproj eng/image/*.props eng/image/packages.lock.json eng/image/packs.lock eng/image/publish eng/image/
RUN eng/image/publish restore

# folder by folder, for builders that do not look at .dockerignore
COPY .editorconfig BannedSymbols.txt ./
COPY src/Shared src/Shared
COPY actions actions
COPY eng/image eng/image
RUN eng/image/publish compile /app

# libc, OpenSSL 3 and CA certificates; no shell, no package manager
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0.12-noble-chiseled
LABEL org.opencontainers.image.title="ms-release-actions" \
      org.opencontainers.image.description="GitHub Actions that build a release once and promote those very bytes" \
      org.opencontainers.image.source="https://github.com/org/ms-release-actions" \
      org.opencontainers.image.licenses="MIT"
# no diagnostics socket: the root file system may be read-only
ENV DOTNET_EnableDiagnostics=0
COPY --from=build /app /app
# the runner mounts files that belong to another user (GITHUB_OUTPUT, the summary, the workspace): the base image's own user could not write them
USER 0
ENTRYPOINT ["/app/ms-release-actions"]
