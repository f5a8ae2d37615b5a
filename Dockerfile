# One image for all actions: each action.yml names its own executable, /app/<id>, as `entrypoint`.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# what a restore reads, first: this layer is cached until a dependency changes
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props ./
COPY actions/Directory.Build.props actions/
COPY actions/publish-candidate/*.csproj actions/publish-candidate/packages.lock.json actions/publish-candidate/
COPY actions/validate-candidate/*.csproj actions/validate-candidate/packages.lock.json actions/validate-candidate/
COPY actions/rewrite-latest-json/*.csproj actions/rewrite-latest-json/packages.lock.json actions/rewrite-latest-json/
COPY actions/promote-assets/*.csproj actions/promote-assets/packages.lock.json actions/promote-assets/
COPY actions/dispatch-and-wait/*.csproj actions/dispatch-and-wait/packages.lock.json actions/dispatch-and-wait/
COPY src/Shared/*.csproj src/Shared/packages.lock.json src/Shared/
COPY eng/image/*.csproj eng/image/packages.lock.json eng/image/
RUN dotnet restore eng/image -r linux-x64 -p:SelfContained=true --locked-mode --disable-build-servers

COPY . .
# the analyzers had their say in ./build; here they would only cost time, at every use of an action
RUN dotnet publish eng/image -c Release -r linux-x64 -p:SelfContained=true --no-restore -p:RunAnalyzers=false --disable-build-servers -o /app

# libc, OpenSSL 3 and CA certificates; no shell, no package manager
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
# no diagnostics socket: the root file system may be read-only
ENV DOTNET_EnableDiagnostics=0
COPY --from=build /app /app
# the runner mounts files that belong to another user (GITHUB_OUTPUT, the summary, the workspace): the base image's own user could not write them
USER 0
