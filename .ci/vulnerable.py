"""Reads the report of `dotnet list package --vulnerable --format json` from standard input: names each finding, and ends with 1 if there is one."""
import json
import os
import sys

report = json.load(sys.stdin)
found = sorted({
    f"{package['id']} {package['resolvedVersion']}: {advisory.get('severity')}, {advisory.get('advisoryurl')} ({os.path.basename(project['path'])})"
    for project in report["projects"]
    for framework in project.get("frameworks", [])
    for package in framework.get("topLevelPackages", []) + framework.get("transitivePackages", [])
    for advisory in package.get("vulnerabilities", [])
})
# a project that could not be read counts as well: nothing is known about it
problems = [problem["text"] for problem in report.get("problems", []) if problem.get("level") == "error"]
print("\n".join(found + problems) or f"{len(report['projects'])} projects, no package with a known vulnerability")
sys.exit(1 if found or problems else 0)
